package dev.tarmac.bench.fuzz;

import dev.tarmac.doctor.Doctor;
import dev.tarmac.doctor.View;
import dev.tarmac.pxe.AddressRange;
import dev.tarmac.pxe.BootAnswer;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;
import dev.tarmac.pxe.PxeConfig;
import dev.tarmac.pxe.Subnet;
import dev.tarmac.pxe.capture.Datagram;
import dev.tarmac.pxe.capture.PcapReader;
import dev.tarmac.pxe.capture.PcapWriter;
import dev.tarmac.pxe.capture.Recorded;
import dev.tarmac.pxe.capture.Replay;
import dev.tarmac.pxe.dhcp.PacketCodec;
import dev.tarmac.pxe.tftp.TftpCodec;
import dev.tarmac.pxe.tftp.TftpPacket;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Captures that somebody sends with a bug report: read, decided on anew, diagnosed.
final class Captures {
    private static final Ip4Address SERVER = Ip4Address.parse("192.168.76.1");
    private static final Ip4Address CLIENT = Ip4Address.parse("192.168.76.100");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private Captures() {}

    static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "capture", MalformedPacket.class, Captures::replay, List.of(capture())));
    }

    private static void replay(byte[] input) throws IOException, MalformedPacket {
        List<Datagram> all = new ArrayList<>();
        PcapReader reader = PcapReader.open(new ByteArrayInputStream(input));
        for (Optional<Datagram> next = reader.next(); next.isPresent(); next = reader.next())
            all.add(next.get());
        Recorded recorded = new Recorded();
        all.forEach(recorded::take);
        Doctor doctor = new Doctor(Doctor.Sources.NONE, View.PACKETS, () -> AT);
        Set<MacAddress> machines = new TreeSet<>();
        try (Replay replay =
                new Replay(
                        recorded.network().orElseGet(Captures::usual),
                        _ -> new BootAnswer.TftpFile("snponly.efi"),
                        recorded.files(),
                        recorded::largestBlock,
                        doctor,
                        decision -> decision.mac().ifPresent(machines::add))) {
            all.forEach(replay::take);
            replay.passTo(replay.now().plus(SILENCE));
        }
        for (MacAddress mac : machines)
            Always.that(!doctor.diagnose(mac).verdict().sentence().isEmpty(), "no verdict");
    }

    private static PxeConfig usual() {
        return PxeConfig.of(
                SERVER,
                Subnet.parse("192.168.76.0/24"),
                AddressRange.parse("192.168.76.100", "192.168.76.109"));
    }

    private static byte[] capture() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            PcapWriter writer = new PcapWriter(file);
            writer.write(
                    heard(
                            Ip4Address.NONE,
                            68,
                            67,
                            PacketCodec.encode(BootPackets.discover(BootPackets.firmware()))));
            writer.write(
                    heard(
                            CLIENT,
                            2070,
                            69,
                            TftpCodec.encode(
                                    new TftpPacket.ReadRequest(
                                            "snponly.efi", Mode.OCTET, Map.of("tsize", "0")))));
            writer.write(
                    heard(CLIENT, 2070, 3000, TftpCodec.encode(new TftpPacket.Acknowledgement(0))));
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return file.toByteArray();
    }

    private static Datagram heard(Ip4Address from, int fromPort, int toPort, byte[] payload) {
        return Datagram.whole(AT, from, fromPort, SERVER, toPort, ByteBuffer.wrap(payload));
    }
}
