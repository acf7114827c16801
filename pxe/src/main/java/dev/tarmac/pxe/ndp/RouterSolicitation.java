package dev.tarmac.pxe.ndp;

import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// "Is there a router?" (RFC 4861 section 4.1), as far as it says who asks.
public record RouterSolicitation(MacAddress mac) {
    static final int TYPE = 133;
    private static final int HEADER = 8;
    private static final int SOURCE_LINK_LAYER = 1;
    private static final int IP6_BYTES = 16;

    /// Finds the NIC in the option that names it, else in a link-local address that was made from
    /// it (RFC 4291 appendix A).
    ///
    /// @param source the sender's IPv6 address
    public static RouterSolicitation decode(ByteBuffer in, byte[] source) throws MalformedPacket {
        if (source.length != IP6_BYTES || source[0] != (byte) 0xFE || (source[1] & 0xC0) != 0x80)
            throw new MalformedPacket("a solicitation that can be answered is link-local");
        if (in.remaining() < HEADER || in.get(in.position()) != (byte) TYPE)
            throw new MalformedPacket("this is no router solicitation");
        in.position(in.position() + HEADER);
        while (in.remaining() >= 2) {
            int kind = Byte.toUnsignedInt(in.get());
            int length = Byte.toUnsignedInt(in.get()) * 8 - 2;
            if (length < 0 || length > in.remaining())
                throw new MalformedPacket("the option " + kind + " claims more than there is");
            if (kind == SOURCE_LINK_LAYER) {
                byte[] mac = new byte[MacAddress.BYTES];
                in.get(mac);
                return new RouterSolicitation(MacAddress.of(mac));
            }
            in.position(in.position() + length);
        }
        return new RouterSolicitation(fromAddress(source));
    }

    private static MacAddress fromAddress(byte[] source) throws MalformedPacket {
        if (source[11] != (byte) 0xFF || source[12] != (byte) 0xFE)
            throw new MalformedPacket("nothing in it names the NIC");
        byte[] mac = Arrays.copyOfRange(source, 8, 14);
        System.arraycopy(source, 13, mac, 3, 3);
        mac[0] ^= 2;
        return MacAddress.of(mac);
    }
}
