package dev.tarmac.pxe.dhcp;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Which network a client is in (RFC 2131 section 4.3.1): the one that its relay names, else the
/// relay's own, else the one that its address belongs to, else the interface's.
sealed interface NetworkChoice {
    record In(Network network) implements NetworkChoice {}

    /// A relay or an interface without a network in the configuration.
    record Unknown(String why) implements NetworkChoice {}

    /// Decides by what the packet says and where it was heard.
    ///
    /// @param knows whether a machine has an address of a network already
    static NetworkChoice of(
            PxeConfig config,
            Packet request,
            RelayInfo relay,
            List<Network> attached,
            BiPredicate<Network, MacAddress> knows) {
        if (relay.linkSelection().isPresent())
            return named(config, relay.linkSelection().get(), "the relay's link selection ");
        if (!request.relay().isNone()) return named(config, request.relay(), "the relay ");
        Ip4Address own = request.clientAddress();
        if (!own.isNone()) {
            Optional<Network> mine = config.networkOf(own);
            if (mine.isPresent()) return new In(mine.get());
        }
        if (attached.isEmpty())
            return new Unknown("it was heard on an interface that no network is configured for");
        for (Network network : attached)
            if (!network.isProxied() && knows.test(network, request.mac())) return new In(network);
        return new In(attached.getFirst());
    }

    private static NetworkChoice named(PxeConfig config, Ip4Address address, String what) {
        Optional<Network> network = config.networkOf(address);
        if (network.isPresent()) return new In(network.get());
        return new Unknown(
                what + address + " is in no configured network; add its subnet to `networks:`");
    }
}
