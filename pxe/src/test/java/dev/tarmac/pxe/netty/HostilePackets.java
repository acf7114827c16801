package dev.tarmac.pxe.netty;

import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Packets that nobody should send: noise, nothing at all, and what firmware sends with some bits
/// turned, the end gone, lengths that lie, and hardware addresses that nobody has.
final class HostilePackets {
    private static final Path CAPTURED = Path.of("src/test/resources/dhcp");
    private static final int LONGEST_NOISE = 600;
    private static final int MAC_AT = 28;
    private static final int OPTIONS_AT = 240;

    private final Random random;
    private final List<byte[]> discovers = new ArrayList<>();
    private final List<byte[]> requests =
            Stream.of(
                            new ReadRequest("loader", Mode.OCTET, Map.of("blksize", "1468")),
                            new ReadRequest("loader", Mode.NETASCII, Map.of("windowsize", "64")),
                            new ReadRequest("../../etc/shadow", Mode.OCTET, Map.of()),
                            new TftpPacket.WriteRequest("loader"),
                            new TftpPacket.Acknowledgement(7),
                            new TftpPacket.Data(1, "data"),
                            new TftpPacket.Failure(0, "no"))
                    .map(TftpCodec::encode)
                    .toList();

    HostilePackets(Random random) throws IOException {
        this.random = random;
        try (Stream<Path> files = Files.list(CAPTURED)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".hex")).toList())
                discovers.add(HexFormat.of().parseHex(Files.readString(file).strip()));
        }
    }

    byte[] dhcp() {
        return switch (random.nextInt(8)) {
            case 0 -> new byte[0];
            case 1 -> noise();
            case 2 -> liar();
            case 3 -> stranger();
            default -> damaged(discovers);
        };
    }

    byte[] tftp() {
        return switch (random.nextInt(8)) {
            case 0 -> new byte[0];
            case 1 -> noise();
            default -> damaged(requests);
        };
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(LONGEST_NOISE)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] damaged(List<byte[]> good) {
        byte[] bytes = good.get(random.nextInt(good.size())).clone();
        for (int flips = random.nextInt(8); flips >= 0; flips--)
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return random.nextBoolean()
                ? bytes
                : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    /// Fields that are said to hold options hold options that say so, of lengths that are not
    /// there.
    private byte[] liar() {
        byte[] bytes = discovers.get(random.nextInt(discovers.size())).clone();
        for (int at : new int[] {44, 108, OPTIONS_AT}) {
            bytes[at] = 52;
            bytes[at + 1] = (byte) (random.nextBoolean() ? 1 : 255);
            bytes[at + 2] = (byte) (1 + random.nextInt(4));
        }
        return bytes;
    }

    /// A good DISCOVER of a machine that is nowhere.
    private byte[] stranger() {
        byte[] bytes = discovers.get(random.nextInt(discovers.size())).clone();
        byte[] mac = new byte[6];
        random.nextBytes(mac);
        mac[0] &= (byte) 0xFE;
        System.arraycopy(mac, 0, bytes, MAC_AT, mac.length);
        return bytes;
    }
}
