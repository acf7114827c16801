package dev.tarmac.pxe.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

@Timeout(60)
class PcapTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final Ip4Address CLIENT = Ip4Address.parse("192.168.76.100");
    private static final Ip4Address SERVER = Ip4Address.parse("192.168.76.1");

    @Test
    void readsWhatItWrote() throws Exception {
        assertThat(read(written(request(), data()))).containsExactly(request(), data());
    }

    @Test
    void aForeignReaderFindsEveryHeaderRight(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/tcpdump")), "tcpdump is not here");
        Path file = Files.write(folder.resolve("c.pcap"), written(request(), data()));
        Process tcpdump =
                new ProcessBuilder("tcpdump", "-ntvv", "-r", file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tcpdump.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("192.168.76.100.2070 > 192.168.76.1.69")
                .contains("RRQ \"snponly.efi\" octet")
                .contains("[udp sum ok]")
                .contains("length 1464")
                .doesNotContain("bad");
    }

    /// Foreign files: each link type, both byte orders, both units of time.
    @Test
    void readsOtherLinkLayers() throws Exception {
        byte[] ethernet = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 8, 0};
        byte[] tagged = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, (byte) 0x81, 0, 0, 7, 8, 0};
        byte[] cooked = {0, 0, 0, 1, 0, 6, 2, 2, 2, 2, 2, 2, 0, 0, 8, 0};
        byte[] cooked2 = {8, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0, 6, 2, 2, 2, 2, 2, 2, 0, 0};
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN))
            for (boolean nanos : List.of(true, false)) {
                assertThat(read(foreign(order, nanos, 1, ethernet))).containsExactly(request());
                assertThat(read(foreign(order, nanos, 1, tagged))).containsExactly(request());
                assertThat(read(foreign(order, nanos, 113, cooked))).containsExactly(request());
                assertThat(read(foreign(order, nanos, 276, cooked2))).containsExactly(request());
                assertThat(read(foreign(order, nanos, 228, new byte[0])))
                        .containsExactly(request());
            }
    }

    @Test
    void saysWhatToDoWithAnotherFormat() {
        assertThatThrownBy(() -> read(new byte[] {0x0A, 0x0D, 0x0D, 0x0A, 1, 2, 3, 4}))
                .isInstanceOf(MalformedPacket.class)
                .hasMessageContaining("editcap -F pcap");
        assertThatThrownBy(
                        () ->
                                read(
                                        "#!/bin/sh\necho this is no capture\n"
                                                .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedPacket.class)
                .hasMessageContaining("pcap begins with");
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(MalformedPacket.class);
    }

    @Test
    void endsWellWhereTheWriterWasKilled() throws Exception {
        byte[] whole = written(request(), data());
        for (int length = 24; length < whole.length; length++)
            assertThat(read(java.util.Arrays.copyOf(whole, length)).size()).isBetween(0, 1);
    }

    @Test
    void anyBytesGiveDatagramsOrARefusal() throws Exception {
        Random random = new Random(76);
        byte[] good =
                foreign(
                        ByteOrder.LITTLE_ENDIAN,
                        false,
                        1,
                        new byte[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 8, 0});
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = good.clone();
            if (round % 3 == 0) random.nextBytes(bytes);
            for (int flip = random.nextInt(6); flip >= 0; flip--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                read(bytes);
            } catch (MalformedPacket refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aCaptureEndsAtItsLargestSizeAndOverwritesNothing(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("c.pcap");
        try (CaptureFile capture = CaptureFile.create(file, 2000)) {
            for (int count = 0; count < 1000; count++) capture.saw(request());
        }
        assertThat(Files.size(file)).isBetween(24L, 2200L);
        assertThat(read(Files.readAllBytes(file))).isNotEmpty().allMatch(request()::equals);
        assertThatThrownBy(() -> CaptureFile.create(file, 2000))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void whatComesTooFastIsLostAndCounted(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("c.pcap");
        int sent = 100_000;
        long lost;
        try (CaptureFile capture = CaptureFile.create(file, CaptureFile.LARGEST)) {
            for (int count = 0; count < sent; count++) capture.saw(request());
            lost = capture.lost();
        }
        assertThat(read(Files.readAllBytes(file))).hasSize(Math.toIntExact(sent - lost));
    }

    private static Datagram request() {
        byte[] bytes =
                "\0\1snponly.efi\0octet\0blksize\0001468\0".getBytes(StandardCharsets.ISO_8859_1);
        return Datagram.whole(AT, CLIENT, 2070, SERVER, 69, ByteBuffer.wrap(bytes));
    }

    private static Datagram data() {
        ByteBuffer head = ByteBuffer.wrap(new byte[] {0, 3, 0, 1, 'M', 'Z'});
        return new Datagram(AT.plusMillis(1), SERVER, 40_000, CLIENT, 2070, head, 1464);
    }

    private static byte[] written(Datagram... datagrams) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PcapWriter writer = new PcapWriter(out);
        for (Datagram datagram : datagrams) writer.write(datagram);
        assertThat(writer.written()).isEqualTo(out.size());
        return out.toByteArray();
    }

    private static byte[] foreign(ByteOrder order, boolean nanos, int link, byte[] frame) {
        ByteBuffer packet = IpUdp.encode(request());
        int length = frame.length + packet.remaining();
        ByteBuffer out = ByteBuffer.allocate(24 + 16 + length).order(order);
        out.putInt(nanos ? 0xA1B23C4D : 0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
        out.putInt(0).putInt(0).putInt(262_144).putInt(link);
        out.putInt((int) AT.getEpochSecond()).putInt(AT.getNano() / (nanos ? 1 : 1000));
        out.putInt(length).putInt(length).put(frame).put(packet);
        return out.array();
    }

    private static List<Datagram> read(byte[] file) throws IOException, MalformedPacket {
        PcapReader reader = PcapReader.open(new ByteArrayInputStream(file));
        List<Datagram> all = new ArrayList<>();
        for (Optional<Datagram> next = reader.next(); next.isPresent(); next = reader.next())
            all.add(next.get());
        return all;
    }
}
