package dev.tarmac.bench.fuzz;

import dev.tarmac.agent.network.DhcpRenewal;
import dev.tarmac.agent.network.Lldp;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.dhcp.DhcpOption;
import dev.tarmac.pxe.dhcp.MessageType;
import dev.tarmac.pxe.dhcp.Octets;
import dev.tarmac.pxe.dhcp.Options;
import dev.tarmac.pxe.dhcp.Packet;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.ndp.RouterSolicitation;
import dev.tarmac.pxe.tftp.BootFile;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.OptionAcknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpService;
import dev.tarmac.pxe.tftp.TftpService.Opening.Deny;
import dev.tarmac.pxe.tftp.TftpService.Opening.Serve;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Single packets of firmware, relays and strangers.
final class BootPackets {
    /// Where the options of a DHCP packet begin, behind the magic cookie.
    private static final int OPTIONS_AT = 240;

    private static final int IP6_BYTES = 16;
    private static final int RENEWAL = 7;

    /// What an answer that is no file may have: who makes a sender up aims it at somebody.
    private static final int LONGEST_TFTP_ANSWER = 512;

    private static final int FILE_BYTES = 4000;

    private BootPackets() {}

    static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "dhcp-packet", MalformedPacket.class, BootPackets::dhcp, dhcpSeeds()),
                new FuzzTarget(
                        "dhcp-options",
                        MalformedPacket.class,
                        input -> dhcp(withOptions(input)),
                        optionSeeds()),
                new FuzzTarget(
                        "dhcp-routes",
                        MalformedPacket.class,
                        input -> dhcp(withOptions(option(121, input))),
                        List.of(hex("000a000001"), hex("180a01020a000001200a0102030a000001"))),
                new FuzzTarget(
                        "dhcp-renewal",
                        MalformedPacket.class,
                        input -> DhcpRenewal.answer(ByteBuffer.wrap(input), RENEWAL),
                        List.of(renewed())),
                new FuzzTarget(
                        "lldp-packet",
                        MalformedPacket.class,
                        BootPackets::lldp,
                        List.of(
                                hex(
                                        "02070452540000000104060545746831060200780a03746f72fe060080c201004c0000"))),
                new FuzzTarget("tftp-packet", MalformedPacket.class, BootPackets::tftp, requests()),
                new FuzzTarget(
                        "router-solicitation",
                        MalformedPacket.class,
                        BootPackets::solicitation,
                        List.of(
                                hex(
                                        "fe80000000000000505400fffe00000185000000000000000101525400000001"))));
    }

    private static void dhcp(byte[] input) throws MalformedPacket {
        Packet packet = PacketCodec.decode(ByteBuffer.wrap(input));
        byte[] written = PacketCodec.encode(packet);
        Always.same(packet, () -> PacketCodec.decode(ByteBuffer.wrap(written)));
    }

    /// What a switch says becomes facts, and those a text and facts again.
    private static void lldp(byte[] input) {
        Optional<LinkNeighbour> heard = Lldp.neighbour(ByteBuffer.wrap(input));
        if (heard.isEmpty()) return;
        NicFacts nic =
                new NicFacts("eth0", "", Optional.empty(), Optional.empty(), true, true)
                        .with(heard);
        MachineFacts facts = WireJson.machine().with(List.of(nic));
        String written = JsonObject.write(FactsJson.encode(facts));
        Always.same(facts, () -> FactsJson.decode(JsonObject.parse(written)));
    }

    private static byte[] withOptions(byte[] options) {
        byte[] head = PacketCodec.encode(discover(List.of()));
        byte[] packet = Arrays.copyOf(head, OPTIONS_AT + options.length);
        System.arraycopy(options, 0, packet, OPTIONS_AT, options.length);
        return packet;
    }

    /// One option, in as many parts as its value takes (RFC 3396).
    static byte[] option(int code, byte[] value) {
        ByteBuffer out = ByteBuffer.allocate(value.length + 2 * (value.length / 255 + 1));
        int at = 0;
        do {
            int length = Math.min(255, value.length - at);
            out.put((byte) code).put((byte) length).put(value, at, length);
            at += length;
        } while (at < value.length);
        return Arrays.copyOf(out.array(), out.position());
    }

    static Packet discover(List<DhcpOption> more) {
        Options options = Options.of(new DhcpOption.Kind(MessageType.DISCOVER));
        for (DhcpOption option : more) options = options.with(option);
        return request(options, Ip4Address.NONE);
    }

    static Packet request(Options options, Ip4Address relay) {
        return new Packet(
                true,
                0,
                7,
                4,
                true,
                Ip4Address.NONE,
                Ip4Address.NONE,
                Ip4Address.NONE,
                relay,
                MacAddress.parse("52:54:00:00:00:01"),
                "",
                "",
                options);
    }

    /// What firmware says of itself.
    static List<DhcpOption> firmware() {
        return List.of(
                new DhcpOption.MaxMessageSize(1472),
                new DhcpOption.MachineId(
                        Octets.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),
                new DhcpOption.ClientArch(List.of(Arch.X64_UEFI)),
                new DhcpOption.NetworkInterfaceType(1, 3, 16),
                new DhcpOption.VendorClass("PXEClient:Arch:00007:UNDI:003016"));
    }

    private static List<byte[]> dhcpSeeds() {
        return List.of(
                PacketCodec.encode(discover(List.of())),
                PacketCodec.encode(discover(firmware())),
                PacketCodec.encode(
                        request(
                                Options.of(
                                        new DhcpOption.Kind(MessageType.REQUEST),
                                        new DhcpOption.ServerId(Ip4Address.parse("10.0.0.1")),
                                        new DhcpOption.RequestedAddress(
                                                Ip4Address.parse("10.0.0.9")),
                                        new DhcpOption.ClientId(Octets.of(1, 2, 3)),
                                        new DhcpOption.UserClass(Octets.of("iPXE")),
                                        new DhcpOption.RelayAgent(Octets.of(1, 1, 0x61))),
                                Ip4Address.parse("10.0.0.254"))));
    }

    private static List<byte[]> optionSeeds() {
        return List.of(
                hex("0104ffffff0003040a00000106040a0000010c026e311c040a0000012b04060108ff"),
                hex("32040a0000013304ffffffff35010136040a00000138026e6f390205c03a0400000708ff"),
                hex("3b0400000c4e3c035058453d03ff0102420831302e302e302e314303612e62004d0469505845"),
                hex("52070101610504640a00005d020007610200017905000a000001af03b001017b00ff"),
                hex("340103350101ff"));
    }

    private static byte[] renewed() {
        byte[] packet = withOptions(hex("350105330400000e10ff"));
        packet[0] = 2;
        ByteBuffer.wrap(packet).putInt(4, RENEWAL);
        return packet;
    }

    private static void solicitation(byte[] input) throws MalformedPacket {
        int source = Math.min(IP6_BYTES, input.length);
        RouterSolicitation.decode(
                ByteBuffer.wrap(input, source, input.length - source),
                Arrays.copyOf(input, source));
    }

    private static void tftp(byte[] input) throws MalformedPacket {
        TftpPacket packet;
        try {
            packet = TftpCodec.decode(ByteBuffer.wrap(input));
        } catch (MalformedPacket e) {
            // The sender is told, whoever it is.
            bounded(new Failure(Failure.ILLEGAL_OPERATION, e.getMessage()));
            throw e;
        }
        byte[] written = TftpCodec.encode(packet);
        Always.same(packet, () -> TftpCodec.decode(ByteBuffer.wrap(written)));
        if (packet instanceof ReadRequest request) answer(request);
    }

    private static void answer(ReadRequest request) {
        TftpService service =
                new TftpService(
                        path ->
                                path.toString().startsWith("l")
                                        ? Optional.of(new Zeros())
                                        : Optional.empty(),
                        TftpLimits.STANDARD);
        switch (service.open(
                request, Ip4Address.parse("10.0.0.9"), Optional.empty(), Integer.MAX_VALUE)) {
            case Deny(Failure failure) -> bounded(failure);
            case Serve serve -> {
                TftpLimits limits = TftpLimits.STANDARD;
                Always.that(
                        serve.terms().blockSize() <= limits.blockSizeCap()
                                && serve.terms().window() <= limits.windowCap(),
                        "terms beyond the limits: " + serve.terms());
                Always.that(
                        serve.path().parts().stream().noneMatch(part -> part.startsWith(".")),
                        "a way out: " + serve.path());
                bounded(new OptionAcknowledgement(serve.terms().accepted()));
            }
        }
    }

    private static void bounded(TftpPacket answer) {
        int length = TftpCodec.encode(answer).length;
        Always.that(length <= LONGEST_TFTP_ANSWER, "an answer of " + length + " bytes");
        Always.that(
                !(answer instanceof Failure(int code, String message))
                        || message.chars().allMatch(one -> one >= ' ' && one < 0x7F),
                "what goes into the log is no line: " + answer);
    }

    private static List<byte[]> requests() {
        return List.of(
                TftpCodec.encode(new ReadRequest("loader", Mode.OCTET, Map.of("blksize", "1468"))),
                TftpCodec.encode(
                        new ReadRequest("/l\\x", Mode.NETASCII, Map.of("windowsize", "16"))),
                TftpCodec.encode(
                        new ReadRequest(
                                "absent", Mode.OCTET, Map.of("tsize", "0", "timeout", "5"))),
                TftpCodec.encode(new TftpPacket.Acknowledgement(1)),
                TftpCodec.encode(new TftpPacket.Data(1, "x")),
                TftpCodec.encode(new TftpPacket.WriteRequest("x")),
                TftpCodec.encode(new Failure(8, "aborted")),
                TftpCodec.encode(new OptionAcknowledgement(Map.of("tsize", "1"))));
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static final class Zeros implements BootFile {
        @Override
        public long size() {
            return FILE_BYTES;
        }

        @Override
        public void read(long offset, ByteBuffer into) {
            into.put(new byte[into.remaining()]);
        }

        @Override
        public void close() {}
    }
}
