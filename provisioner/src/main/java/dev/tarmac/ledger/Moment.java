package dev.tarmac.ledger;

import java.time.Instant;

/// Something that happened on the way from power-on to the agent's facts.
///
/// @param detail a file name, an address, the loader that a script is for; may be empty
/// @param bytes that went over the wire, where it is a transfer
public record Moment(Kind kind, Instant at, String detail, long bytes) {
    public static Moment of(Kind kind, Instant at) {
        return new Moment(kind, at, "", 0);
    }

    /// In the order of a boot that goes well.
    public enum Kind {
        /// The firmware, or an iPXE that is not ours, asks for an address.
        DISCOVER,
        ADDRESS,
        TRANSFER_STARTED,
        TRANSFER_FINISHED,
        TRANSFER_FAILED,
        /// A loader was fetched by HTTP.
        LOADER_FETCHED,
        /// Our iPXE asks for an address.
        LOADER_DISCOVER,
        /// The boot script was fetched.
        SCRIPT,
        /// The ticket was fetched: kernel and initramfs are there.
        TICKET,
        HELLO,
        FACTS
    }
}
