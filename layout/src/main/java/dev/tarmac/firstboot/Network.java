package dev.tarmac.firstboot;

import java.util.List;
import java.util.Optional;

/// The machine's name and how it is connected.
///
/// @param hostName empty: whoever installs names it
public record Network(Optional<String> hostName, List<Connection> connections) {
    public static final Network NONE = new Network(Optional.empty(), List.of());

    public Network {
        connections = List.copyOf(connections);
        hostName.ifPresent(Network::hostName);
    }

    /// The rule for names of machines.
    public static String hostName(String name) {
        return Hosts.name(name);
    }
}
