package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.SubnetMask;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a capture tells about the server that was in it: enough to decide again without its
/// configuration. Machines keep the addresses that they were given then.
public final class Recorded {
    private static final int MOST_MACHINES = 16_384;

    private record Server(Subnet subnet, int replies, Map<Ip4Address, MacAddress> given) {}

    private final Map<Ip4Address, Server> servers = new HashMap<>();
    private final RecordedFiles files = new RecordedFiles();

    /// To be called with every datagram, in order.
    public void take(Datagram datagram) {
        files.take(datagram);
        if (datagram.fromPort() != Replay.DHCP || !datagram.isWhole()) return;
        try {
            reply(PacketCodec.decode(datagram.payload()));
        } catch (MalformedPacket | IllegalArgumentException notAReplyOfUs) {
            // Others may say what they like.
        }
    }

    private void reply(Packet packet) {
        Optional<ServerId> id = packet.options().find(ServerId.class);
        Optional<SubnetMask> mask = packet.options().find(SubnetMask.class);
        if (packet.isRequest() || id.isEmpty() || mask.isEmpty()) return;
        Ip4Address address = id.get().address();
        Server before = servers.get(address);
        if (before == null) {
            if (servers.size() >= MOST_MACHINES) return;
            before = new Server(subnet(packet, mask.get().mask()), 0, new LinkedHashMap<>());
        }
        if (before.given.size() < MOST_MACHINES && before.subnet.holdsHost(packet.yourAddress())) {
            before.given.values().remove(packet.mac());
            before.given.put(packet.yourAddress(), packet.mac());
        }
        servers.put(address, new Server(before.subnet, before.replies + 1, before.given));
    }

    private static Subnet subnet(Packet packet, Ip4Address mask) {
        int bits = mask.bits();
        return new Subnet(
                new Ip4Address(packet.yourAddress().bits() & bits), Integer.bitCount(bits));
    }

    /// The network of the server that answered most; empty when none did.
    public Optional<PxeConfig> network() {
        return servers.entrySet().stream()
                .filter(entry -> entry.getValue().subnet.holdsHost(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getValue().replies))
                .flatMap(entry -> network(entry.getKey(), entry.getValue()));
    }

    private static Optional<PxeConfig> network(Ip4Address server, Server recorded) {
        Subnet subnet = recorded.subnet;
        long hosts = Math.min(1 << 16, (1L << (32 - subnet.prefixBits())) - 2);
        Ip4Address first = subnet.network().plus(1);
        AddressRange pool = new AddressRange(first, first.plus(hosts - 1));
        List<Reservation> kept =
                recorded.given.entrySet().stream()
                        .filter(given -> !given.getKey().equals(server))
                        .map(
                                given ->
                                        Reservation.of(
                                                given.getValue(), given.getKey(), Optional.empty()))
                        .toList();
        try {
            return Optional.of(
                    PxeConfig.of(server, Network.of(subnet, pool).withReservations(kept)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Files as long as those that were sent; their bytes are gone.
    public RecordedFiles files() {
        return files;
    }
}
