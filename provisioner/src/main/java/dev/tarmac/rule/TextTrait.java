package dev.tarmac.rule;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.LinkNeighbour;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
    REMOTE,
    /// The switch at the other end of a cable, by name, as it says itself (LLDP).
    SWITCH,
    /// What that switch calls the port.
    PORT;

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
            case SWITCH ->
                    neighbours(machine)
                            .map(other -> other.switchName().orElse(other.switchId()))
                            .toList();
            case PORT -> neighbours(machine).map(LinkNeighbour::port).toList();
        };
    }

    /// Known only once a switch has spoken, which it does every half minute.
    public boolean isOfLink() {
        return this == SWITCH || this == PORT;
    }

    static Stream<LinkNeighbour> neighbours(Appearance machine) {
        return machine.facts().nics().stream().flatMap(nic -> nic.neighbour().stream());
    }

    private static List<String> list(Optional<String> value) {
        return value.stream().toList();
    }
}
