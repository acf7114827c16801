package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Network;

import java.util.List;

/// Where a packet was heard.
///
/// @param server our address there, for clients of other networks, whose packets come by relays
/// @param attached the networks that the interface is in; several may share one cable
/// @param atBootPort on the port that firmware asks at beside another DHCP server (4011)
public record Arrival(Ip4Address server, List<Attached> attached, boolean atBootPort) {
    public Arrival {
        attached = List.copyOf(attached);
    }

    /// A network with our own address in it.
    public record Attached(Network network, Ip4Address server) {}

    List<Network> networks() {
        return attached.stream().map(Attached::network).toList();
    }

    Ip4Address serverIn(Network network) {
        for (Attached one : attached)
            if (one.network().subnet().equals(network.subnet())) return one.server();
        return server;
    }
}
