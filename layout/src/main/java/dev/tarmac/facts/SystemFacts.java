package dev.tarmac.facts;

import java.util.Optional;

/// What the firmware says of the whole machine (DMI / SMBIOS type 1).
public record SystemFacts(
        Optional<String> vendor,
        Optional<String> product,
        Optional<String> serial,
        Optional<String> uuid) {}
