package dev.tarmac.facts;

import java.util.Optional;

/// One network interface. `driver` is empty when no module of the agent drives it; `pciId` is
/// `vendor:device` in hexadecimal, as lspci prints it.
///
/// @param boot the machine was booted through it
/// @param megabits what the link carries in a second; empty without link, or when the driver does
///   not tell
/// @param neighbour what hangs at the other end, once it has said so
public record NicFacts(
        String name,
        String mac,
        Optional<String> driver,
        Optional<String> pciId,
        boolean carrier,
        boolean boot,
        Optional<Integer> megabits,
        Optional<LinkNeighbour> neighbour) {
    public NicFacts {
        if (megabits.isPresent() && megabits.get() < 1)
            throw new IllegalArgumentException(name + ": a link of " + megabits.get() + " Mbit/s");
    }

    /// One of which nobody knows more.
    public NicFacts(
            String name,
            String mac,
            Optional<String> driver,
            Optional<String> pciId,
            boolean carrier,
            boolean boot) {
        this(name, mac, driver, pciId, carrier, boot, Optional.empty(), Optional.empty());
    }

    public NicFacts with(Optional<LinkNeighbour> heard) {
        return new NicFacts(name, mac, driver, pciId, carrier, boot, megabits, heard);
    }
}
