package dev.tarmac.pxe.dhcp.lease;

import dev.tarmac.pxe.Ip4Address;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

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

    /// Of the addresses from `first` to `last`, few of which somebody looked at and found
    /// [State#FREE], the first of these that is good for something.
    default Optional<Ip4Address> checked(
            Ip4Address first, Ip4Address last, Predicate<Ip4Address> isGood, Instant now) {
        return Optional.empty();
    }
}
