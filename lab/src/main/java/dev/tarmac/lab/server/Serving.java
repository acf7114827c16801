package dev.tarmac.lab.server;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.net.PrivateNetwork;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a rack's server serves the boot network.
///
/// @param addresses whose business they are
/// @param capture a new file for what DHCP and TFTP hear and say
public record Serving(Addresses addresses, Optional<Path> capture) {
    /// As `tarmac.yaml` has it where nothing else is there.
    public static final Serving USUAL = new Serving(Addresses.OURS, Optional.empty());

    /// Who gives addresses to machines.
    public enum Addresses {
        OURS,
        /// Another DHCP server on the segment.
        ANOTHERS
    }

    /// What stands in `tarmac.yaml`.
    Map<String, Object> network() {
        return switch (addresses) {
            case OURS ->
                    JsonObject.members(
                            "subnet",
                            PrivateNetwork.SUBNET,
                            "pool",
                            Map.of("from", "192.168.76.100", "to", "192.168.76.199"));
            case ANOTHERS -> JsonObject.members("subnet", PrivateNetwork.SUBNET, "dhcp", "proxy");
        };
    }

    /// What stands behind `tarmac serve --config FILE`.
    List<String> arguments() {
        return capture.map(file -> List.of("--capture", file.toString())).orElse(List.of());
    }
}
