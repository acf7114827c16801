package dev.tarmac.pxe.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Acknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.Data;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.OptionAcknowledgement;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpPacket.WriteRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class TftpCodecTest {
    static List<TftpPacket> packets() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("tsize", "0");
        options.put("blksize", "1432");
        return List.of(
                new ReadRequest("undionly.kpxe", Mode.OCTET, Map.of()),
                new ReadRequest("a", Mode.NETASCII, options),
                new WriteRequest("b"),
                new Data(65535, "\0\377x"),
                new Acknowledgement(0),
                new Failure(1, "no such file"),
                new OptionAcknowledgement(options));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void readsWhatItWrites(TftpPacket packet) throws MalformedPacket {
        assertThat(TftpCodec.decode(ByteBuffer.wrap(TftpCodec.encode(packet)))).isEqualTo(packet);
    }

    @Test
    void writesWhatTheRfcDraws() {
        Map<String, String> options = Map.of("blksize", "1432");
        assertThat(TftpCodec.encode(new OptionAcknowledgement(options)))
                .isEqualTo(latin("\0\6blksize\0001432\0"));
        assertThat(TftpCodec.encode(new Acknowledgement(0xFFFE))).isEqualTo(latin("\0\4\377\376"));
    }

    @Test
    void readsRequestsAsRomsWriteThem() throws MalformedPacket {
        assertThat(decode("\0\1a\0OCTET\0BlkSize\0001432\0\0\0"))
                .isEqualTo(new ReadRequest("a", Mode.OCTET, Map.of("blksize", "1432")));
        assertThat(decode("\0\5\0\10aborted")).isEqualTo(new Failure(8, "aborted"));
        assertThat(decode("\0\1a\0octet\0x\0001\0X\0002\0"))
                .isEqualTo(new ReadRequest("a", Mode.OCTET, Map.of("x", "1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "\0\0",
                "\0\7",
                "\0\1",
                "\0\1a",
                "\0\1a\0",
                "\0\1a\0mail\0",
                "\0\1a\0octet",
                "\0\1a\0octet\0x\0",
                "\0\4",
                "\0\4\1",
                "\0\3\1"
            })
    void refusesWhatIsNoPacket(String bytes) {
        assertThatThrownBy(() -> decode(bytes)).isInstanceOf(MalformedPacket.class);
    }

    /// It goes into the log, and back to whoever is named as the sender.
    @Test
    void whatARefusalRepeatsIsOneShortLine() {
        assertThatThrownBy(() -> decode("\0\1a\0" + "mail\n\33[2J".repeat(90) + "\0"))
                .hasMessageContaining("mail??[2J")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(400));
        assertThatThrownBy(() -> decode("\0\1a\0octet\0" + "\nx".repeat(400) + "\0"))
                .satisfies(
                        refused ->
                                assertThat(refused.getMessage())
                                        .doesNotContain("\n")
                                        .hasSizeLessThan(400));
    }

    @Test
    void refusesARequestWithoutEnd() {
        assertThatThrownBy(() -> decode("\0\1" + "a".repeat(2000)))
                .hasMessageContaining("at most 1024");
    }

    @Test
    void survivesRandomBytesAndFlippedBits() {
        Random random = new Random(4);
        List<byte[]> good = packets().stream().map(TftpCodec::encode).toList();
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 2 && round % 2 == 0) Arrays.fill(bytes, 0, 1, (byte) 0);
            decodeOrRefuse(bytes);
            byte[] flipped = good.get(round % good.size()).clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            decodeOrRefuse(flipped);
        }
    }

    private static void decodeOrRefuse(byte[] bytes) {
        TftpPacket packet;
        try {
            packet = TftpCodec.decode(ByteBuffer.wrap(bytes));
        } catch (MalformedPacket expected) {
            assertThat(expected).hasMessageMatching(".+");
            return;
        }
        try {
            assertThat(TftpCodec.decode(ByteBuffer.wrap(TftpCodec.encode(packet))))
                    .isEqualTo(packet);
        } catch (MalformedPacket e) {
            fail("written but not readable: " + packet, e);
        }
    }

    private static TftpPacket decode(String latin) throws MalformedPacket {
        return TftpCodec.decode(ByteBuffer.wrap(latin(latin)));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
