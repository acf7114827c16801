package dev.tarmac.bench.fuzz;

import dev.tarmac.pxe.AddressDuty;
import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.BootAsk;
import dev.tarmac.pxe.ExtraOption;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.Loader;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.Network;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Route;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.dhcp.Arrival;
import dev.tarmac.pxe.dhcp.Arrival.Attached;
import dev.tarmac.pxe.dhcp.BootStages;
import dev.tarmac.pxe.dhcp.DhcpOption;
import dev.tarmac.pxe.dhcp.DhcpOption.MaxMessageSize;
import dev.tarmac.pxe.dhcp.DhcpOption.RelayAgent;
import dev.tarmac.pxe.dhcp.DhcpOutcome;
import dev.tarmac.pxe.dhcp.DhcpService;
import dev.tarmac.pxe.dhcp.MessageType;
import dev.tarmac.pxe.dhcp.Octets;
import dev.tarmac.pxe.dhcp.Options;
import dev.tarmac.pxe.dhcp.OtherServers;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.dhcp.lease.LeaseJournal;
import dev.tarmac.pxe.dhcp.lease.Leases;
import dev.tarmac.pxe.dhcp.lease.MemoryLeaseStore;
import dev.tarmac.pxe.dhcp.lease.Occupancy;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that DHCP decides on some packets in a row, one server for all of them: an input is packets,
/// each behind one byte that says where and when it is heard, and its length in two.
final class DhcpConversation {
    private static final Ip4Address OURS = Ip4Address.parse("10.1.0.1");
    private static final Ip4Address BESIDE = Ip4Address.parse("10.2.0.1");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MOST_PACKETS = 32;

    /// RFC 2131 section 2, without IP and UDP.
    private static final int LEAST_TAKEN = 576 - 28;

    private static final int MOST_TAKEN = 1500 - 28;

    /// Of the byte in front of a packet: heard beside another server, at the boot port, and what
    /// passed before it.
    private static final int PROXY = 1;

    private static final int BOOT_PORT = 2;
    private static final int LATER = 0xFC;

    private final LeaseJournal journal = new LeaseJournal(new MemoryLeaseStore());
    private final DhcpService service;
    private Instant now = START;

    private DhcpConversation() {
        PxeConfig config = PxeConfig.of(OURS, ours(), beside());
        Set<Ip4Address> addresses = Set.of(OURS, BESIDE);
        service =
                new DhcpService(
                        config,
                        addresses,
                        DhcpConversation::answer,
                        _ -> Optional.of("S-1"),
                        new Leases(config, addresses, List.of(), journal, Occupancy.NOT_WATCHED),
                        new BootStages(),
                        new OtherServers(),
                        event ->
                                Always.that(!event.toString().isEmpty(), "an event without words"));
    }

    static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "dhcp-conversation",
                        MalformedPacket.class,
                        DhcpConversation::hear,
                        conversations()),
                new FuzzTarget(
                        "dhcp-relay",
                        MalformedPacket.class,
                        DhcpConversation::relayed,
                        List.of(
                                BootPackets.hex("0105657468302f0206525400000002"),
                                BootPackets.hex("05040a0100090b040a01000101016102026a6b"))));
    }

    /// Whatever a relay says of a client.
    private static void relayed(byte[] input) throws MalformedPacket {
        List<DhcpOption> options = new ArrayList<>(BootPackets.firmware());
        options.add(new RelayAgent(Octets.of(unsigned(input))));
        Packet discover =
                BootPackets.request(
                        BootPackets.discover(options).options(), Ip4Address.parse("10.1.0.254"));
        hear(heard(0, discover));
    }

    private static int[] unsigned(byte[] input) {
        int[] bytes = new int[input.length];
        for (int index = 0; index < bytes.length; index++) bytes[index] = input[index] & 0xFF;
        return bytes;
    }

    private static void hear(byte[] input) {
        DhcpConversation conversation = new DhcpConversation();
        try {
            ByteBuffer in = ByteBuffer.wrap(input);
            for (int count = 0; count < MOST_PACKETS && in.remaining() > 3; count++) {
                int how = Byte.toUnsignedInt(in.get());
                int length = Math.min(Short.toUnsignedInt(in.getShort()), in.remaining());
                conversation.take(how, in.slice(in.position(), length));
                in.position(in.position() + length);
            }
        } finally {
            conversation.journal.close();
        }
    }

    private void take(int how, ByteBuffer bytes) {
        now = now.plusSeconds(1 + (how & LATER));
        Packet request;
        try {
            request = PacketCodec.decode(bytes);
        } catch (MalformedPacket e) {
            return;
        }
        DhcpOutcome outcome = service.handle(request, arrival(how), now);
        if (outcome instanceof DhcpOutcome.Send send) check(request, send);
    }

    private static Arrival arrival(int how) {
        boolean isAtBootPort = (how & BOOT_PORT) != 0;
        return (how & PROXY) != 0
                ? new Arrival(BESIDE, List.of(new Attached(beside(), BESIDE)), isAtBootPort)
                : new Arrival(OURS, List.of(new Attached(ours(), OURS)), isAtBootPort);
    }

    private static void check(Packet request, DhcpOutcome.Send send) {
        Packet reply = send.packet();
        byte[] written = PacketCodec.encode(reply);
        Always.same(reply, () -> PacketCodec.decode(ByteBuffer.wrap(written)));
        Always.that(request.isRequest() && !reply.isRequest(), "a reply to " + request);
        Always.that(
                reply.transaction() == request.transaction() && reply.mac().equals(request.mac()),
                "a reply for somebody else");
        Always.that(
                reply.options()
                        .find(RelayAgent.class)
                        .equals(request.options().find(RelayAgent.class)),
                "option 82 is not given back as it came");
        Always.that(
                send.from().equals(OURS) || send.from().equals(BESIDE),
                "it leaves from " + send.from());
        int taken =
                request.options()
                        .find(MaxMessageSize.class)
                        .map(MaxMessageSize::bytes)
                        .map(bytes -> Math.clamp(bytes - 28, LEAST_TAKEN, MOST_TAKEN))
                        .orElse(LEAST_TAKEN);
        int relays =
                reply.options()
                        .find(RelayAgent.class)
                        .map(option -> option.value().length())
                        .map(length -> length + 2 * (length / 255 + 1))
                        .orElse(0);
        Always.that(
                written.length <= MOST_TAKEN && written.length - relays <= taken,
                "a reply of " + written.length + " bytes, where the client takes " + taken);
    }

    /// As much to tell as a configuration may have.
    private static Network ours() {
        return new Network(
                Subnet.parse("10.1.0.0/24"),
                AddressDuty.OURS,
                List.of(AddressRange.parse("10.1.0.10", "10.1.0.13")),
                Optional.of(Ip4Address.parse("10.1.0.254")),
                List.of(Ip4Address.parse("9.9.9.9"), Ip4Address.parse("9.9.9.8")),
                List.of(new Route(Subnet.parse("10.3.0.0/16"), Ip4Address.parse("10.1.0.253"))),
                Duration.ofHours(1),
                List.of(),
                List.of(new ExtraOption(42, "0a010001")));
    }

    private static Network beside() {
        return Network.beside(Subnet.parse("10.2.0.0/24"));
    }

    private static BootAnswer answer(BootAsk ask) {
        if (ask.loader() == Loader.OUR_IPXE || ask.isHttpBoot())
            return new BootAnswer.HttpUrl(
                    URI.create("http://10.1.0.1:8077/boot/" + ask.mac() + "/ipxe"));
        if (ask.arch().isBios()) return new BootAnswer.TftpFile("undionly.kpxe");
        if (ask.arch().isX64Uefi()) return new BootAnswer.TftpFile("snponly.efi");
        return new BootAnswer.Silence("no loader for " + ask.arch());
    }

    private static List<byte[]> conversations() {
        Packet discover = BootPackets.discover(BootPackets.firmware());
        return List.of(
                both(0, discover, OURS),
                both(PROXY, discover, BESIDE),
                heard(PROXY | BOOT_PORT, as(discover, MessageType.REQUEST)),
                heard(LATER, as(discover, MessageType.INFORM)),
                both(0, BootPackets.discover(List.of()), Ip4Address.parse("10.1.0.7")),
                heard(
                        0,
                        BootPackets.request(
                                Options.of(
                                        new DhcpOption.Kind(MessageType.DISCOVER),
                                        new DhcpOption.ClientId(Octets.of("client ".repeat(20))),
                                        new RelayAgent(Octets.of("\1\6eth0/1".repeat(20)))),
                                Ip4Address.parse("10.1.0.254"))));
    }

    private static byte[] both(int how, Packet discover, Ip4Address server) {
        Packet request =
                BootPackets.request(
                        as(discover, MessageType.REQUEST)
                                .options()
                                .with(new DhcpOption.ServerId(server))
                                .with(
                                        new DhcpOption.RequestedAddress(
                                                Ip4Address.parse("10.1.0.10"))),
                        Ip4Address.NONE);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(heard(how, discover));
        all.writeBytes(heard(how, request));
        all.writeBytes(heard(how, as(request, MessageType.DECLINE)));
        all.writeBytes(heard(how, as(request, MessageType.RELEASE)));
        return all.toByteArray();
    }

    private static Packet as(Packet packet, MessageType type) {
        List<DhcpOption> options = new ArrayList<>();
        options.add(new DhcpOption.Kind(type));
        for (DhcpOption option : packet.options().list())
            if (!(option instanceof DhcpOption.Kind)) options.add(option);
        return BootPackets.request(new Options(options), packet.relay());
    }

    private static byte[] heard(int how, Packet packet) {
        byte[] bytes = PacketCodec.encode(packet);
        return ByteBuffer.allocate(3 + bytes.length)
                .put((byte) how)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }
}
