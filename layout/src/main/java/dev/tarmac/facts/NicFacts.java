package dev.tarmac.facts;

import java.util.Optional;

/// One network interface. `driver` is empty when no module of the agent drives it; `pciId` is
/// `vendor:device` in hexadecimal, as lspci prints it.
public record NicFacts(
        String name,
        String mac,
        Optional<String> driver,
        Optional<String> pciId,
        boolean carrier,
        boolean boot) {}
