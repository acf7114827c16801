package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Reservation;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.DhcpOption.BootFileName;
import dev.tarmac.pxe.dhcp.DhcpOption.RequestedAddress;
import dev.tarmac.pxe.dhcp.DhcpOption.ServerId;
import dev.tarmac.pxe.dhcp.DhcpOption.SubnetMask;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a capture tells about the server that was in it: enough to decide again without its
/// configuration. Machines keep the addresses that they were given then.
public final class Recorded {
    private static final int MOST_MACHINES = 16_384;

    private record Server(Subnet subnet, int replies, Map<Ip4Address, MacAddress> given) {}

    /// An offer beside another server's does not say how large the network is.
    private static final int USUAL_PREFIX = 24;

    private static final int WIDEST_PREFIX = 16;

    private final Map<Ip4Address, Server> servers = new HashMap<>();
    private final Map<Ip4Address, Integer> proxies = new HashMap<>();
    private final Set<Ip4Address> taken = new HashSet<>();
    private final RecordedFiles files = new RecordedFiles();

    /// To be called with every datagram, in order.
    public void take(Datagram datagram) {
        files.take(datagram);
        if (!isDhcp(datagram) || !datagram.isWhole()) return;
        try {
            Packet packet = PacketCodec.decode(datagram.payload());
            if (packet.isRequest()) request(packet);
            else packet.options().find(ServerId.class).ifPresent(id -> reply(packet, id.address()));
        } catch (MalformedPacket | IllegalArgumentException notAPacketForUs) {
            // Others may say what they like.
        }
    }

    private static boolean isDhcp(Datagram datagram) {
        return Stream.of(Replay.DHCP, Replay.PXE_BOOT_SERVER)
                .anyMatch(port -> port == datagram.fromPort() || port == datagram.toPort());
    }

    private void request(Packet packet) {
        if (taken.size() < MOST_MACHINES)
            packet.options()
                    .find(RequestedAddress.class)
                    .ifPresent(wished -> taken.add(wished.address()));
    }

    private void reply(Packet packet, Ip4Address address) {
        Optional<SubnetMask> mask = packet.options().find(SubnetMask.class);
        boolean tellsBoot =
                packet.options().has(BootFileName.class) || !packet.bootFile().isEmpty();
        if (mask.isPresent()) reply(packet, address, mask.get().mask());
        else if (packet.yourAddress().isNone() && tellsBoot && proxies.size() < MOST_MACHINES)
            proxies.merge(address, 1, Integer::sum);
    }

    private void reply(Packet packet, Ip4Address address, Ip4Address mask) {
        Server before = servers.get(address);
        if (before == null) {
            if (servers.size() >= MOST_MACHINES) return;
            before = new Server(subnet(packet, mask), 0, new LinkedHashMap<>());
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

    /// The network of the server that answered most, or of who told beside others what to boot;
    /// empty when nobody did.
    public Optional<PxeConfig> network() {
        Optional<Ip4Address> proxy =
                proxies.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey);
        if (proxy.isPresent()) return beside(proxy.get());
        return servers.entrySet().stream()
                .filter(entry -> entry.getValue().subnet.holdsHost(entry.getKey()))
                .max(Comparator.comparingInt(entry -> entry.getValue().replies))
                .flatMap(entry -> network(entry.getKey(), entry.getValue()));
    }

    private Optional<PxeConfig> beside(Ip4Address proxy) {
        try {
            return Optional.of(PxeConfig.of(proxy, Network.beside(subnetOfProxy(proxy))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// As the server beside it says, else as wide as the addresses that machines took need it.
    private Subnet subnetOfProxy(Ip4Address proxy) {
        return servers.values().stream()
                .map(Server::subnet)
                .filter(subnet -> subnet.holdsHost(proxy))
                .findFirst()
                .orElseGet(() -> widened(proxy));
    }

    private Subnet widened(Ip4Address proxy) {
        Subnet widest = around(proxy, WIDEST_PREFIX);
        List<Ip4Address> near = taken.stream().filter(widest::contains).toList();
        int prefix = USUAL_PREFIX;
        while (!near.stream().allMatch(around(proxy, prefix)::contains)) prefix--;
        return around(proxy, prefix);
    }

    private static Subnet around(Ip4Address address, int prefix) {
        return new Subnet(new Ip4Address(address.bits() & (-1 << (32 - prefix))), prefix);
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

    /// The largest block that the server let through the link on which it has this address: what it
    /// took from the MTU, which no capture tells. No limit where it never agreed to less than it
    /// was asked for.
    public int largestBlock(Ip4Address server) {
        return files.largestBlock(server);
    }

    /// Files as long as those that were sent; their bytes are gone.
    public RecordedFiles files() {
        return files;
    }
}
