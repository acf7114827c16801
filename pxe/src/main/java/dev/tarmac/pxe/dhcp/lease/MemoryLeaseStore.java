package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Forgets with the process. For tests, for replays, and for a network where nobody minds.
public final class MemoryLeaseStore implements LeaseStore {
    private final Map<Ip4Address, Lease> leases = new ConcurrentHashMap<>();

    @Override
    public List<Lease> load() {
        return List.copyOf(leases.values());
    }

    @Override
    public void save(Map<Ip4Address, Optional<Lease>> changes) {
        changes.forEach(
                (address, lease) ->
                        lease.ifPresentOrElse(
                                kept -> leases.put(address, kept), () -> leases.remove(address)));
    }
}
