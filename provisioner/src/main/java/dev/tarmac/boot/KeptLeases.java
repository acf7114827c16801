package dev.tarmac.boot;

import dev.tarmac.machine.Address;
import dev.tarmac.machine.Addresses;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The DHCP server's leases, kept where the machines are kept.
public final class KeptLeases implements LeaseStore {
    private final Addresses addresses;

    public KeptLeases(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public List<Lease> load() {
        return addresses.list().stream()
                .map(
                        address ->
                                new Lease(
                                        address.mac(),
                                        Ip4Address.parse(address.address()),
                                        address.until()))
                .toList();
    }

    @Override
    public void save(Map<Ip4Address, Optional<Lease>> changes) {
        Map<String, Optional<Address>> all = new LinkedHashMap<>();
        changes.forEach(
                (address, lease) ->
                        all.put(
                                address.toString(),
                                lease.map(
                                        kept ->
                                                new Address(
                                                        kept.mac(),
                                                        address.toString(),
                                                        kept.until()))));
        addresses.put(all);
    }
}
