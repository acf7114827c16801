package dev.tarmac.rule;

import dev.tarmac.facts.DiskFacts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a machine says of itself in words, by the key that rules call it.
public enum TextTrait {
    MAC,
    VENDOR,
    PRODUCT,
    SERIAL,
    UUID,
    FIRMWARE,
    DISK_MODEL,
    /// What the switch's relay says of the port (DHCP option 82.1).
    CIRCUIT,
    /// What it says of itself (DHCP option 82.2).
    REMOTE;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it says; several when it has several of that kind, none when it does not say.
    public List<String> of(Appearance machine) {
        return switch (this) {
            case MAC -> List.of(machine.mac().toString());
            case VENDOR -> list(machine.facts().system().vendor());
            case PRODUCT -> list(machine.facts().system().product());
            case SERIAL -> list(machine.facts().system().serial());
            case UUID -> list(machine.facts().system().uuid());
            case FIRMWARE -> List.of(machine.facts().firmware().toString());
            case DISK_MODEL ->
                    machine.facts().disks().stream()
                            .map(DiskFacts::model)
                            .flatMap(Optional::stream)
                            .toList();
            case CIRCUIT -> list(machine.location().circuit());
            case REMOTE -> list(machine.location().remote());
        };
    }

    private static List<String> list(Optional<String> value) {
        return value.stream().toList();
    }
}
