package dev.tarmac.machine;

import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One machine, known by the hardware address it boots through.
///
/// @param hostname given by a person; the profile's pattern is used when empty
/// @param labels free words of people, by name: `rack=r12`
/// @param addressing of the installed system
/// @param facts as its agent last reported them
/// @param shellWanted a person asked for a shell on its console and it has none yet
/// @param location where it is plugged in, as the relay in its switch said last
/// @param rule what gave the machine its profile when it appeared: a rule, or the rack list
/// @param held it waits for a person's approval before anything is installed on it
public record Machine(
        MacAddress mac,
        Optional<String> profile,
        Optional<String> hostname,
        Map<String, String> labels,
        Addressing addressing,
        Optional<MachineFacts> facts,
        Optional<String> address,
        Optional<Instant> lastSeen,
        boolean shellWanted,
        Location location,
        Optional<String> rule,
        boolean held) {
    public Machine {
        labels = Map.copyOf(labels);
    }

    /// What the link that it boots through carries in a second; a gigabit where nobody knows.
    public int megabits() {
        return facts.stream()
                .flatMap(known -> known.nics().stream())
                .filter(NicFacts::boot)
                .flatMap(nic -> nic.megabits().stream())
                .findFirst()
                .orElse(1000);
    }

    /// Of the chassis, once its agent has reported.
    public Optional<String> serial() {
        return facts.flatMap(known -> known.system().serial());
    }
}
