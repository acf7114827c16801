package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MalformedPacket;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/// An IPv4 packet that carries UDP (RFC 791 section 3.1, RFC 768).
final class IpUdp {
    private static final int IP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int HEADERS = IP_HEADER + UDP_HEADER;
    private static final int UDP = 17;
    private static final int TIME_TO_LIVE = 64;

    private IpUdp() {}

    /// The headers and what is kept of the payload. The lengths are those of the whole datagram.
    /// The UDP checksum is 0 ("none was made") where a part of the payload is gone.
    static ByteBuffer encode(Datagram datagram) {
        ByteBuffer payload = datagram.payload();
        ByteBuffer out = ByteBuffer.allocate(HEADERS + payload.remaining());
        out.putShort((short) 0x4500).putShort((short) (HEADERS + datagram.length()));
        out.putInt(0).put((byte) TIME_TO_LIVE).put((byte) UDP).putShort((short) 0);
        out.putInt(datagram.from().bits()).putInt(datagram.to().bits());
        out.putShort((short) datagram.fromPort()).putShort((short) datagram.toPort());
        out.putShort((short) (UDP_HEADER + datagram.length())).putShort((short) 0);
        out.put(payload).flip();
        out.putShort(10, (short) ~sum(out.slice(0, IP_HEADER)));
        if (datagram.isWhole()) out.putShort(IP_HEADER + 6, udpChecksum(out));
        return out;
    }

    /// Over addresses, protocol and length too; a sum of 0 is sent as its other form.
    private static short udpChecksum(ByteBuffer packet) {
        ByteBuffer pseudo = ByteBuffer.allocate(12).put(packet.slice(12, 8));
        pseudo.putShort((short) UDP).putShort(packet.getShort(IP_HEADER + 4)).flip();
        int udp = sum(packet.slice(IP_HEADER, packet.limit() - IP_HEADER));
        int checksum = ~fold(sum(pseudo) + udp) & 0xFFFF;
        return (short) (checksum == 0 ? 0xFFFF : checksum);
    }

    /// RFC 1071.
    private static int sum(ByteBuffer bytes) {
        int sum = 0;
        while (bytes.remaining() > 1) sum = fold(sum + Short.toUnsignedInt(bytes.getShort()));
        if (bytes.hasRemaining()) sum = fold(sum + (Byte.toUnsignedInt(bytes.get()) << 8));
        return sum;
    }

    private static int fold(int sum) {
        return (sum & 0xFFFF) + (sum >>> 16);
    }

    /// Empty for what is no UDP over IPv4, and for the later fragments of a datagram.
    static Optional<Datagram> decode(Instant at, ByteBuffer in) throws MalformedPacket {
        if (in.remaining() < IP_HEADER || (in.get(in.position()) & 0xF0) != 0x40)
            return Optional.empty();
        ByteBuffer packet = in.slice();
        int header = (packet.get(0) & 0xF) * 4;
        int total = Short.toUnsignedInt(packet.getShort(2));
        boolean isLaterFragment = (packet.getShort(6) & 0x1FFF) != 0;
        if (packet.get(9) != UDP || isLaterFragment) return Optional.empty();
        if (header < IP_HEADER || total < header + UDP_HEADER)
            throw new MalformedPacket(
                    "an IPv4 packet claims "
                            + header
                            + " bytes of header and "
                            + total
                            + " in all");
        // Cut off before the ports: nothing can be said of it.
        if (packet.remaining() < header + UDP_HEADER) return Optional.empty();
        int length = Short.toUnsignedInt(packet.getShort(header + 4)) - UDP_HEADER;
        if (length < 0 || length > Datagram.LONGEST)
            throw new MalformedPacket("a UDP header claims " + length + " bytes of payload");
        int start = header + UDP_HEADER;
        int kept = Math.min(length, Math.min(total, packet.remaining()) - start);
        return Optional.of(
                new Datagram(
                        at,
                        new Ip4Address(packet.getInt(12)),
                        Short.toUnsignedInt(packet.getShort(header)),
                        new Ip4Address(packet.getInt(16)),
                        Short.toUnsignedInt(packet.getShort(header + 2)),
                        packet.slice(start, Math.max(0, kept)),
                        length));
    }
}
