package dev.tarmac.pxe;

import java.util.Objects;
import java.util.Optional;

/// Where a machine is plugged in, as the relay in its switch says (option 82, RFC 3046): for most
/// switches the circuit is a port and the remote the switch. Text as it stands, other bytes as
/// `hex:0004001a0102`.
public record Location(Optional<String> circuit, Optional<String> remote) {
    public static final Location UNKNOWN = new Location(Optional.empty(), Optional.empty());

    public Location {
        Objects.requireNonNull(circuit, "circuit");
        Objects.requireNonNull(remote, "remote");
    }

    public boolean isKnown() {
        return circuit.isPresent() || remote.isPresent();
    }

    @Override
    public String toString() {
        return "circuit " + circuit.orElse("?") + ", remote " + remote.orElse("?");
    }
}
