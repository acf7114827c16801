package dev.tarmac.pxe.capture;

import java.nio.ByteBuffer;
import java.util.Optional;

/// How the packets of a capture begin; the numbers are those of the pcap file's header (the
/// LINKTYPE values that libpcap publishes).
enum LinkType {
    ETHERNET(1),
    /// Packets begin with their IP header. libpcap writes 101; its own name for it was 12 or 14.
    RAW(101),
    RAW_BSD(12),
    RAW_OPENBSD(14),
    IPV4(228),
    /// `tcpdump -i any` ("Linux cooked capture"), and its second version.
    LINUX_COOKED(113),
    LINUX_COOKED_2(276);

    private static final int IP = 0x0800;
    private static final int VLAN = 0x8100;
    private static final int VLAN_OUTER = 0x88A8;

    /// A frame has one tag, with QinQ two; who has more has made it up.
    private static final int MOST_TAGS = 4;

    private final int code;

    LinkType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<LinkType> of(int code) {
        for (LinkType type : values()) if (type.code == code) return Optional.of(type);
        return Optional.empty();
    }

    /// From the IPv4 header on; empty for a packet that has none.
    Optional<ByteBuffer> ip(ByteBuffer frame) {
        return switch (this) {
            case RAW, RAW_BSD, RAW_OPENBSD, IPV4 -> Optional.of(frame.slice());
            case ETHERNET -> afterType(frame, 12, 14);
            case LINUX_COOKED -> afterType(frame, 14, 16);
            case LINUX_COOKED_2 -> afterType(frame, 0, 20);
        };
    }

    private static Optional<ByteBuffer> afterType(ByteBuffer frame, int typeAt, int start) {
        int type = typeAt;
        int next = start;
        for (int tags = 0; tags <= MOST_TAGS; tags++) {
            if (frame.remaining() < next || frame.remaining() < type + 2) return Optional.empty();
            int kind = Short.toUnsignedInt(frame.getShort(frame.position() + type));
            if (kind == IP)
                return Optional.of(frame.slice(frame.position() + next, frame.remaining() - next));
            if (kind != VLAN && kind != VLAN_OUTER) return Optional.empty();
            type = next + 2;
            next += 4;
        }
        return Optional.empty();
    }
}
