package dev.tarmac.pxe;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The boot networks and how they are served.
///
/// @param server the address that machines reach this server by, where they have no interface of
///   ours in their own network
public record PxeConfig(
        Ip4Address server, List<Network> networks, PxePorts ports, TftpLimits tftp) {
    public PxeConfig {
        Objects.requireNonNull(server, "server");
        networks = List.copyOf(networks);
        if (networks.isEmpty()) throw new IllegalArgumentException("there is no network to serve");
        refuseOverlap(networks);
        for (Network network : networks) refuseOwnAddress(network, server);
    }

    /// One boot network with standard ports and limits, no reservations and no gateway.
    public static PxeConfig of(Ip4Address server, Subnet subnet, AddressRange pool) {
        return of(server, Network.of(subnet, pool));
    }

    public static PxeConfig of(Ip4Address server, Network... networks) {
        return new PxeConfig(server, List.of(networks), PxePorts.STANDARD, TftpLimits.STANDARD);
    }

    public PxeConfig withPorts(PxePorts others) {
        return new PxeConfig(server, networks, others, tftp);
    }

    public Optional<Network> networkOf(Ip4Address address) {
        for (Network network : networks)
            if (network.subnet().contains(address)) return Optional.of(network);
        return Optional.empty();
    }

    public boolean hasProxied() {
        return networks.stream().anyMatch(Network::isProxied);
    }

    private static void refuseOverlap(List<Network> networks) {
        List<Subnet> seen = new ArrayList<>();
        for (Network network : networks) {
            for (Subnet other : seen)
                if (other.contains(network.subnet().network())
                        || network.subnet().contains(other.network()))
                    throw new IllegalArgumentException(
                            "the networks "
                                    + other
                                    + " and "
                                    + network.subnet()
                                    + " overlap; keep one of the two");
            seen.add(network.subnet());
        }
    }

    private static void refuseOwnAddress(Network network, Ip4Address server) {
        if (network.subnet().contains(server) && !network.subnet().holdsHost(server))
            throw new IllegalArgumentException(
                    "the server's address "
                            + server
                            + " is no host address of "
                            + network.subnet()
                            + "; change one of the two");
        for (Reservation reservation : network.reservations())
            if (reservation.address().equals(server))
                throw new IllegalArgumentException(
                        reservation.address()
                                + " is reserved for "
                                + reservation.who()
                                + ", but it is the server's own; reserve another");
    }
}
