package dev.tarmac.audit;

import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.Optional;

/// One change, as it happened.
///
/// @param number grows by time
/// @param what of which machine, on which thing
public record AuditEntry(long number, Instant at, Actor actor, Deed what) {
    /// What was done.
    ///
    /// @param mac the machine that it is about
    /// @param subject what was changed: `install 7f3a`, `machine 52:54:00:00:00:01`, `rules`
    /// @param action the verb or the new state: `ordered`, `failed`, `set`, `deleted`
    /// @param detail why, or what it was set to; never a secret
    public record Deed(Optional<MacAddress> mac, String subject, String action, String detail) {
        public static Deed of(MacAddress mac, String action, String detail) {
            return new Deed(Optional.of(mac), "machine " + mac, action, detail);
        }

        /// About no machine in particular.
        public static Deed of(String subject, String action, String detail) {
            return new Deed(Optional.empty(), subject, action, detail);
        }
    }
}
