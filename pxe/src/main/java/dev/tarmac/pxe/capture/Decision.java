package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.Optional;

/// What came of one packet of a capture.
///
/// @param mac empty where nobody had that address yet
/// @param heard the packet in one line
/// @param outcome in one line, with its reason
public record Decision(
        Instant at, Optional<MacAddress> mac, Kind kind, String heard, String outcome) {
    /// How it ended.
    public enum Kind {
        ANSWERED,
        /// All is well without an answer.
        PASSED,
        REFUSED,
        MALFORMED,
        /// Not decided now: what a server said when the capture was made.
        RECORDED,
        /// The capture's clock passed on without the packet that was awaited.
        TIMED_OUT,
        FINISHED,
        FAILED
    }
}
