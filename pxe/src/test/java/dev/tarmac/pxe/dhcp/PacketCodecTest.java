package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.tarmac.pxe.Arch;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class PacketCodecTest {
    private static final Ip4Address TEN = Ip4Address.parse("10.0.0.1");

    static Stream<Arguments> options() {
        return Stream.of(
                row("0104ffffff00", new DhcpOption.SubnetMask(Ip4Address.parse("255.255.255.0"))),
                row("03080a0000010a000001", new DhcpOption.Routers(List.of(TEN, TEN))),
                row("06040a000001", new DhcpOption.NameServers(List.of(TEN))),
                row("0c026e31", new DhcpOption.HostName("n1")),
                row("1c040a000001", new DhcpOption.BroadcastAddress(TEN)),
                row("2b04060108ff", DhcpOption.VendorOptions.BOOT_AT_ONCE),
                row("32040a000001", new DhcpOption.RequestedAddress(TEN)),
                row("3304ffffffff", new DhcpOption.LeaseTime(0xFFFFFFFFL)),
                row("350101", new DhcpOption.Kind(MessageType.DISCOVER)),
                row("350108", new DhcpOption.Kind(MessageType.INFORM)),
                row("36040a000001", new DhcpOption.ServerId(TEN)),
                row("38026e6f", new DhcpOption.Message("no")),
                row("390205c0", new DhcpOption.MaxMessageSize(1472)),
                row("3a0400000708", new DhcpOption.RenewalTime(1800)),
                row("3b0400000c4e", new DhcpOption.RebindingTime(3150)),
                row("3c03505845", new DhcpOption.VendorClass("PXE")),
                row("3d03ff0102", new DhcpOption.ClientId(Octets.of(255, 1, 2))),
                row("420831302e302e302e31", new DhcpOption.BootServerName("10.0.0.1")),
                row("4303612e6200", new DhcpOption.BootFileName("a.b")),
                row("4d0469505845", new DhcpOption.UserClass(Octets.of("iPXE"))),
                row("5203010161", new DhcpOption.RelayAgent(Octets.of(1, 1, 0x61))),
                row("5d020007", new DhcpOption.ClientArch(List.of(Arch.X64_UEFI))),
                row(
                        "5d0400090000",
                        new DhcpOption.ClientArch(List.of(Arch.X64_UEFI_OLD, Arch.BIOS))),
                row("61020001", new DhcpOption.MachineId(Octets.of(0, 1))),
                row("af03b00101", DhcpOption.IpxeOptions.NO_PROXY_DHCP),
                row("7b00", new DhcpOption.Other(123, Octets.of())),
                row("fe0107", new DhcpOption.Other(254, Octets.of(7))));
    }

    private static Arguments row(String hex, DhcpOption option) {
        return Arguments.of(hex, option);
    }

    @ParameterizedTest
    @MethodSource("options")
    void readsAndWritesEveryOption(String hex, DhcpOption option) throws MalformedPacket {
        byte[] bytes = withOptions(hex + "ff");
        Packet packet = PacketCodec.decode(ByteBuffer.wrap(bytes));
        assertThat(packet.options().list()).containsExactly(option);
        byte[] written = PacketCodec.encode(packet);
        assertThat(HexFormat.of().formatHex(written, 240, 240 + hex.length() / 2 + 1))
                .isEqualTo(hex + "ff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0103ffffff",
                "0300",
                "0605ffffffffff",
                "320100",
                "3303000000",
                "350109",
                "350100",
                "35020101",
                "3903000000",
                "5d0100",
                "5d00",
                "340104",
                "340100",
                "3505",
                "35"
            })
    void refusesAnOptionThatCannotBe(String hex) {
        byte[] bytes = withOptions(hex);
        ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(bytes, 240 + hex.length() / 2));
        assertThatThrownBy(() -> PacketCodec.decode(cut))
                .isInstanceOf(MalformedPacket.class)
                .hasMessageContaining("option");
    }

    @Test
    void namesTheOptionAndTheLengthItShouldHave() {
        byte[] bytes = withOptions("5d03000700ff");
        assertThatThrownBy(() -> PacketCodec.decode(ByteBuffer.wrap(bytes)))
                .hasMessage(
                        "option 93 (client architecture) is 3 bytes long; it must be an even number"
                                + " from 2 to 254");
    }

    @Test
    void refusesWhatIsNotEthernetOrNotDhcp() {
        byte[] infiniband = withOptions("350101ff");
        infiniband[1] = 32;
        assertThatThrownBy(() -> PacketCodec.decode(ByteBuffer.wrap(infiniband)))
                .hasMessageContaining("the hardware type is 32");
        byte[] other = withOptions("350101ff");
        other[236] = 0;
        assertThatThrownBy(() -> PacketCodec.decode(ByteBuffer.wrap(other)))
                .hasMessageContaining("the cookie is 825363");
    }

    @Test
    void joinsTheePartsOfALongOption() throws MalformedPacket {
        Octets file = Octets.of("x".repeat(300));
        Packet packet = packet(new DhcpOption.Other(200, file));
        byte[] bytes = PacketCodec.encode(packet);
        assertThat(bytes[241]).isEqualTo((byte) 255);
        assertThat(bytes[240 + 2 + 255]).isEqualTo((byte) 200);
        assertThat(PacketCodec.decode(ByteBuffer.wrap(bytes))).isEqualTo(packet);
    }

    @Test
    void readsOptionsThatStandInTheFileAndNameFields() throws MalformedPacket {
        byte[] bytes = withOptions("340103" + "350101ff");
        put(bytes, 108, "4302610000ff");
        put(bytes, 44, "0c026e31ff");
        Packet packet = PacketCodec.decode(ByteBuffer.wrap(bytes));
        assertThat(packet.options().list())
                .containsExactly(
                        new DhcpOption.Kind(MessageType.DISCOVER),
                        new DhcpOption.BootFileName("a"),
                        new DhcpOption.HostName("n1"));
        assertThat(packet.bootFile()).isEmpty();
        assertThat(packet.serverName()).isEmpty();
    }

    /// Nor does a field that is overloaded twice: each is read once.
    @Test
    void anOverloadInsideAnOverloadedFieldLeadsNowhere() throws MalformedPacket {
        byte[] bytes = withOptions("340102" + "350101ff");
        put(bytes, 44, "3401033401020c026e31ff");
        put(bytes, 108, "340103ff");
        Packet packet = PacketCodec.decode(ByteBuffer.wrap(bytes));
        assertThat(packet.options().list())
                .containsExactly(
                        new DhcpOption.Kind(MessageType.DISCOVER), new DhcpOption.HostName("n1"));
    }

    /// Of the file field; its end is the field's, not the packet's.
    @ParameterizedTest
    @ValueSource(strings = {"0cff6e31", "0c806e31"})
    void aLengthThatLeadsOutOfAnOverloadedFieldIsALie(String hex) {
        byte[] bytes = withOptions("340101" + "350101ff");
        put(bytes, 108, hex);
        assertThatThrownBy(() -> PacketCodec.decode(ByteBuffer.wrap(bytes)))
                .hasMessageContaining("the file field has only 126 left");
    }

    @Test
    void neverSendsLessThanTheOldestRomsTake() {
        assertThat(PacketCodec.encode(packet(new DhcpOption.Kind(MessageType.NAK)))).hasSize(300);
    }

    @Test
    void understandsAUserClassWithAndWithoutLengths() {
        assertThat(new DhcpOption.UserClass(Octets.of("iPXE")).names("iPXE")).isTrue();
        assertThat(new DhcpOption.UserClass(Octets.of("\4gPXE\4iPXE")).names("iPXE")).isTrue();
        assertThat(new DhcpOption.UserClass(Octets.of("\4gPXE\11iPXE")).names("iPXE")).isFalse();
        assertThat(new DhcpOption.UserClass(Octets.of("xiPXE")).names("iPXE")).isFalse();
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(2);
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[random.nextInt(600)];
            random.nextBytes(bytes);
            if (bytes.length > 240 && round % 2 == 0) dressUp(bytes);
            decodeOrRefuse(bytes);
        }
    }

    @Test
    void survivesFlippedBits() {
        List<byte[]> captured = Captured.all();
        Random random = new Random(3);
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = captured.get(round % captured.size()).clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--)
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            decodeOrRefuse(
                    Arrays.copyOf(bytes, bytes.length - random.nextInt(2) * random.nextInt(200)));
        }
    }

    /// What can be read can be written, and is then read as the same.
    private static void decodeOrRefuse(byte[] bytes) {
        Packet packet;
        try {
            packet = PacketCodec.decode(ByteBuffer.wrap(bytes));
        } catch (MalformedPacket expected) {
            assertThat(expected).hasMessageMatching(".+");
            return;
        }
        try {
            byte[] again = PacketCodec.encode(packet);
            assertThat(PacketCodec.decode(ByteBuffer.wrap(again))).isEqualTo(packet);
        } catch (MalformedPacket e) {
            fail("written but not readable: " + HexFormat.of().formatHex(bytes), e);
        }
    }

    /// Past the header, so that the options are reached.
    private static void dressUp(byte[] bytes) {
        bytes[0] = 1;
        bytes[1] = 1;
        bytes[2] = 6;
        put(bytes, 236, "63825363");
    }

    static Packet packet(DhcpOption... options) {
        return new Packet(
                true,
                0,
                7,
                0,
                false,
                Ip4Address.NONE,
                Ip4Address.NONE,
                Ip4Address.NONE,
                Ip4Address.NONE,
                MacAddress.parse("52:54:00:00:00:01"),
                "",
                "",
                Options.of(options));
    }

    private static byte[] withOptions(String hex) {
        byte[] bytes = new byte[400];
        dressUp(bytes);
        put(bytes, 240, hex);
        return bytes;
    }

    private static void put(byte[] bytes, int at, String hex) {
        byte[] what = HexFormat.of().parseHex(hex);
        System.arraycopy(what, 0, bytes, at, what.length);
    }

    /// Seen on Intel's UNDI ROMs of 2001 as well as on UEFI of 2015, which asked for
    /// "snponly.efi\u00ff".
    @Test
    void theBootFilesNameEndsWithANulForWhoLooksForOne() {
        byte[] bytes =
                PacketCodec.encode(
                        new Packet(
                                false,
                                0,
                                1,
                                0,
                                false,
                                Ip4Address.NONE,
                                Ip4Address.NONE,
                                Ip4Address.NONE,
                                Ip4Address.NONE,
                                new MacAddress(0x525400000001L),
                                "",
                                "",
                                Options.of(new DhcpOption.BootFileName("snponly.efi"))));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("snponly.efi\0\u00ff");
    }
}
