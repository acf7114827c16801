package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;

import java.time.Instant;

/// What is known of an address beside our own book: somebody may have taken it by hand. Answered
/// from memory; looking is somebody else's work, ahead of time.
@FunctionalInterface
public interface Occupancy {
    /// Nobody looks; every address counts as free.
    Occupancy NOT_WATCHED = (address, now) -> State.FREE;

    enum State {
        /// Nobody answered on it lately.
        FREE,
        /// Somebody did.
        TAKEN,
        /// Nobody looked lately.
        UNKNOWN
    }

    State of(Ip4Address address, Instant now);
}
