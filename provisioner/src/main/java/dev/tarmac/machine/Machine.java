package dev.tarmac.machine;

import dev.tarmac.facts.MachineFacts;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.Optional;

/// One machine, known by the hardware address it boots through.
///
/// @param hostname given by a person; the profile's pattern is used when empty
/// @param facts as its agent last reported them
/// @param shellWanted a person asked for a shell on its console and it has none yet
/// @param location where it is plugged in, as the relay in its switch said last
public record Machine(
        MacAddress mac,
        Optional<String> profile,
        Optional<String> hostname,
        Optional<MachineFacts> facts,
        Optional<String> address,
        Optional<Instant> lastSeen,
        boolean shellWanted,
        Location location) {
    /// Of the chassis, once its agent has reported.
    public Optional<String> serial() {
        return facts.flatMap(known -> known.system().serial());
    }
}
