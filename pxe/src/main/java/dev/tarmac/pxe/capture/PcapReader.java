package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.MalformedPacket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/// The UDP datagrams of a classic pcap file, whoever wrote it: both byte orders, times in micro- or
/// nanoseconds. Any bytes at all give datagrams, an end, or [MalformedPacket]. (The format is
/// described in draft-ietf-opsawg-pcap.)
public final class PcapReader {
    private static final int MICROSECONDS = 0xA1B2C3D4;
    private static final int NANOSECONDS = 0xA1B23C4D;
    private static final int NEXT_GENERATION = 0x0A0D0D0A;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    /// What tcpdump keeps of a packet when it keeps all.
    private static final int LONGEST_RECORD = 262_144;

    private final InputStream in;
    private final ByteOrder order;
    private final int nanosPerUnit;
    private final LinkType link;
    private long position = FILE_HEADER;
    private boolean isCutOff;

    private PcapReader(InputStream in, ByteOrder order, int nanosPerUnit, LinkType link) {
        this.in = in;
        this.order = order;
        this.nanosPerUnit = nanosPerUnit;
        this.link = link;
    }

    public static PcapReader open(InputStream in) throws IOException, MalformedPacket {
        byte[] header = in.readNBytes(FILE_HEADER);
        if (header.length < 4) throw new MalformedPacket("the file is no capture: it is empty");
        int magic = ByteBuffer.wrap(header).getInt();
        if (magic == NEXT_GENERATION)
            throw new MalformedPacket(
                    "the file is pcapng; convert it: editcap -F pcap FILE NEW.pcap");
        if (header.length < FILE_HEADER)
            throw new MalformedPacket(
                    "the file is no capture: it ends after " + header.length + " bytes");
        int known = isMagic(magic) ? magic : Integer.reverseBytes(magic);
        if (!isMagic(known))
            throw new MalformedPacket(
                    "the file is no capture: it begins with "
                            + Integer.toHexString(magic)
                            + "; pcap begins with a1b2c3d4");
        ByteOrder order = known == magic ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        // The upper bits may tell the length of a checksum behind each frame.
        int code = ByteBuffer.wrap(header).order(order).getInt(20) & 0xFFFF;
        Optional<LinkType> link = LinkType.of(code);
        if (link.isEmpty())
            throw new MalformedPacket(
                    "the capture has packets of link type "
                            + code
                            + "; Ethernet (1), Linux cooked (113, 276) and raw IP (101, 228) are read");
        return new PcapReader(in, order, known == NANOSECONDS ? 1 : 1000, link.get());
    }

    private static boolean isMagic(int number) {
        return number == MICROSECONDS || number == NANOSECONDS;
    }

    /// The next UDP datagram; what else was captured is passed over. Empty at the end.
    public Optional<Datagram> next() throws IOException, MalformedPacket {
        while (true) {
            byte[] header = in.readNBytes(RECORD_HEADER);
            if (header.length < RECORD_HEADER) return end(header.length > 0);
            ByteBuffer fields = ByteBuffer.wrap(header).order(order);
            long seconds = Integer.toUnsignedLong(fields.getInt());
            long units = Integer.toUnsignedLong(fields.getInt());
            int length = fields.getInt();
            if (length < 0 || length > LONGEST_RECORD)
                throw new MalformedPacket(
                        "the record at byte "
                                + position
                                + " claims "
                                + Integer.toUnsignedString(length)
                                + " bytes; at most "
                                + LONGEST_RECORD
                                + " are read");
            byte[] frame = in.readNBytes(length);
            if (frame.length < length) return end(true);
            position += RECORD_HEADER + length;
            Instant at = Instant.ofEpochSecond(seconds, units * nanosPerUnit);
            Optional<Datagram> datagram = datagram(at, ByteBuffer.wrap(frame));
            if (datagram.isPresent()) return datagram;
        }
    }

    /// A frame that lies about itself was broken on the wire, not in the file.
    private Optional<Datagram> datagram(Instant at, ByteBuffer frame) {
        try {
            Optional<ByteBuffer> ip = link.ip(frame);
            return ip.isEmpty() ? Optional.empty() : IpUdp.decode(at, ip.get());
        } catch (MalformedPacket e) {
            return Optional.empty();
        }
    }

    private Optional<Datagram> end(boolean isInTheMiddle) {
        isCutOff = isInTheMiddle;
        return Optional.empty();
    }

    /// Whether the file ended in the middle of a packet, as after a writer that was killed.
    public boolean isCutOff() {
        return isCutOff;
    }
}
