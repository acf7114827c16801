package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.MacAddress;

import java.util.List;

/// Keeps leases over a restart. Called by one thread at a time. [#save] returns when the lease is
/// kept: the ACK leaves after it, and does not leave when it throws.
public interface LeaseStore {
    /// Every lease kept, old ones too; asked once, at the start.
    List<Lease> load();

    /// Replaces the lease of the same hardware address.
    void save(Lease lease);

    void remove(MacAddress mac);
}
