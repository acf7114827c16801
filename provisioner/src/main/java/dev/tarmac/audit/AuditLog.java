package dev.tarmac.audit;

import dev.tarmac.pxe.MacAddress;

import java.util.List;
import java.util.Optional;

/// The audit log as the store keeps it: entries are added and read, and nothing else.
public interface AuditLog {
    void add(Actor actor, AuditEntry.Deed deed);

    /// Newest first.
    ///
    /// @param mac only what is about that machine
    /// @param before only entries with a smaller number
    List<AuditEntry> page(Optional<MacAddress> mac, long before, int most);
}
