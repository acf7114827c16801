package dev.tarmac.rule;

import dev.tarmac.facts.MachineFacts;
import dev.tarmac.machine.Machine;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import java.util.Optional;

/// A machine as it shows itself: what it is, and where it is plugged in.
///
/// @param mac the hardware address that it boots through
public record Appearance(MacAddress mac, MachineFacts facts, Location location) {
    /// Whether a switch has said already where the machine is plugged in.
    public boolean isLinkKnown() {
        return TextTrait.neighbours(this).findAny().isPresent();
    }

    /// Empty before its agent has reported.
    public static Optional<Appearance> of(Machine machine) {
        return machine.facts()
                .map(facts -> new Appearance(machine.mac(), facts, machine.location()));
    }
}
