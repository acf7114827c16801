package dev.tarmac.boot;

import dev.tarmac.machine.Address;
import dev.tarmac.machine.Addresses;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.dhcp.lease.Lease;
import dev.tarmac.pxe.dhcp.lease.LeaseStore;

import java.util.List;

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
    public void save(Lease lease) {
        addresses.put(new Address(lease.mac(), lease.address().toString(), lease.until()));
    }

    @Override
    public void remove(MacAddress mac) {
        addresses.delete(mac);
    }
}
