package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.facts.LinkNeighbour;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;

class LldpTest {
    private static final byte[] SWITCH = {4, 0x52, 0x54, 0, 0x0a, 0x0b, (byte) 0xfc};
    private static final byte[] TWO_MINUTES = {0, 120};

    @Test
    void readsSwitchPortAndVlan() {
        byte[] packet =
                packet(
                        1,
                        SWITCH,
                        2,
                        text(5, "Ethernet1/7"),
                        3,
                        TWO_MINUTES,
                        4,
                        "to r12-u04".getBytes(StandardCharsets.UTF_8),
                        5,
                        "tor-12".getBytes(StandardCharsets.UTF_8),
                        6,
                        "some switch OS\nof two lines".getBytes(StandardCharsets.UTF_8),
                        127,
                        new byte[] {0, (byte) 0x80, (byte) 0xc2, 1, 0, 76},
                        127,
                        new byte[] {0, 0x12, 0x0f, 4, 5, (byte) 0xdc},
                        0,
                        new byte[0]);

        LinkNeighbour neighbour = Lldp.neighbour(ByteBuffer.wrap(packet)).orElseThrow();

        assertThat(neighbour)
                .isEqualTo(
                        new LinkNeighbour(
                                Optional.of("tor-12"),
                                "52:54:00:0a:0b:fc",
                                "Ethernet1/7",
                                Optional.of("to r12-u04"),
                                Optional.of(76)));
        assertThat(neighbour).hasToString("tor-12 Ethernet1/7 (to r12-u04), VLAN 76");
    }

    @Test
    void readsIdsOfEveryKind() {
        assertThat(port(3, 0, 1, 2, 0xaa, 0xbb, 0xcc)).isEqualTo("00:01:02:aa:bb:cc");
        assertThat(port(4, 1, 192, 168, 7, 255)).isEqualTo("192.168.7.255");
        assertThat(port(4, 2, 0x20, 1, 0x0d, 0xb8)).isEqualTo("02:20:01:0d:b8");
        assertThat(port(7, '4', '2')).isEqualTo("42");
        assertThat(port(5, 'g', 'e', '-', '0', 0)).isEqualTo("ge-0");
        assertThat(port(7, 0, 1, 2)).isEqualTo("00:01:02");
    }

    @Test
    void whatGoesToATerminalIsPrintable() {
        byte[] packet =
                packet(
                        1,
                        SWITCH,
                        2,
                        text(5, "1"),
                        3,
                        TWO_MINUTES,
                        5,
                        "\u001b[31mred\n".getBytes(StandardCharsets.UTF_8),
                        4,
                        new byte[] {(byte) 0xff, 'x'},
                        0,
                        new byte[0]);

        LinkNeighbour neighbour = Lldp.neighbour(ByteBuffer.wrap(packet)).orElseThrow();

        assertThat(neighbour.switchName()).contains("?[31mred?");
        assertThat(neighbour.portDescription()).contains("?x");
        assertThat(neighbour.vlan()).isEmpty();
    }

    @Test
    void aSenderThatSaysGoodByeIsNoNeighbour() {
        assertThat(of(1, SWITCH, 2, text(5, "1"), 3, new byte[] {0, 0}, 0, new byte[0])).isEmpty();
    }

    @Test
    void theFirstThreeElementsAreWhatTheyMustBe() {
        assertThat(of(2, text(5, "1"), 1, SWITCH, 3, TWO_MINUTES)).isEmpty();
        assertThat(of(1, SWITCH, 3, TWO_MINUTES, 2, text(5, "1"))).isEmpty();
        assertThat(of(1, SWITCH, 2, text(5, "1"))).as("no time to live").isEmpty();
        assertThat(of(1, SWITCH, 2, text(5, ""), 3, TWO_MINUTES)).as("no port").isEmpty();
        assertThat(of(1, SWITCH, 2, text(5, "1"), 3, TWO_MINUTES)).isPresent();
        assertThat(of()).isEmpty();
    }

    @Test
    void anElementLongerThanThePacketIsNone() {
        byte[] packet = packet(1, SWITCH, 2, text(5, "1"), 3, TWO_MINUTES, 5, SWITCH);
        int threeElements = packet.length - 2 - SWITCH.length;

        for (int length = 0; length < packet.length; length++)
            assertThat(Lldp.neighbour(ByteBuffer.wrap(packet, 0, length)).isPresent())
                    .as("%s bytes", length)
                    .isEqualTo(length == threeElements || length == threeElements + 1);
    }

    @Test
    void anyBytesAtAllAreANeighbourOrNone() {
        Random random = new Random(8802);
        byte[] good = packet(1, SWITCH, 2, text(5, "Ethernet1/7"), 3, TWO_MINUTES, 5, SWITCH);
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = round % 2 == 0 ? good.clone() : new byte[random.nextInt(64)];
            if (round % 2 == 0) bytes[random.nextInt(bytes.length)] ^= (byte) random.nextInt(256);
            else random.nextBytes(bytes);

            Lldp.neighbour(ByteBuffer.wrap(bytes));
        }
    }

    private static String port(int... value) {
        byte[] bytes = new byte[value.length];
        for (int i = 0; i < value.length; i++) bytes[i] = (byte) value[i];
        return of(1, SWITCH, 2, bytes, 3, TWO_MINUTES).orElseThrow().port();
    }

    private static Optional<LinkNeighbour> of(Object... typesAndValues) {
        return Lldp.neighbour(ByteBuffer.wrap(packet(typesAndValues)));
    }

    static byte[] packet(Object... typesAndValues) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < typesAndValues.length; i += 2) {
            byte[] value = (byte[]) typesAndValues[i + 1];
            bytes.write((int) typesAndValues[i] << 1 | value.length >> 8);
            bytes.write(value.length);
            bytes.writeBytes(value);
        }
        return bytes.toByteArray();
    }

    static byte[] text(int kind, String text) {
        byte[] bytes = (" " + text).getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte) kind;
        return bytes;
    }
}
