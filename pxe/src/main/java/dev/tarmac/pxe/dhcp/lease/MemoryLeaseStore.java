package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.MacAddress;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Forgets with the process. For tests, and for a network where nobody minds.
public final class MemoryLeaseStore implements LeaseStore {
    private final Map<MacAddress, Lease> leases = new ConcurrentHashMap<>();

    @Override
    public List<Lease> load() {
        return List.copyOf(leases.values());
    }

    @Override
    public void save(Lease lease) {
        leases.put(lease.mac(), lease);
    }

    @Override
    public void remove(MacAddress mac) {
        leases.remove(mac);
    }
}
