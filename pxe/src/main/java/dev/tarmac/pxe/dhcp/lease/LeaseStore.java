package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps leases over a restart. Called by one thread at a time.
public interface LeaseStore {
    /// Every lease kept, old ones too; asked once, at the start.
    List<Lease> load();

    /// Everything that changed since the last call, in one go; the ACKs that wait for it leave when
    /// it returns, and do not leave when it throws. What was not kept is handed in again.
    ///
    /// @param changes the lease of each address from now on; empty: the address is nobody's
    void save(Map<Ip4Address, Optional<Lease>> changes);
}
