package dev.tarmac.pxe;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IPv4 address as a number, so that pools can count. Never asks a name server.
public record Ip4Address(int bits) implements Comparable<Ip4Address> {
    public static final Ip4Address NONE = new Ip4Address(0);
    public static final Ip4Address BROADCAST = new Ip4Address(-1);
    private static final Pattern DOTTED =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    public static Ip4Address parse(String text) {
        Matcher parts = DOTTED.matcher(text);
        if (!parts.matches()) throw notAnAddress(text);
        int bits = 0;
        for (int group = 1; group <= 4; group++) {
            int part = Integer.parseInt(parts.group(group));
            if (part > 255) throw notAnAddress(text);
            bits = bits << 8 | part;
        }
        return new Ip4Address(bits);
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no IPv4 address; write it like 192.168.76.1");
    }

    public static Ip4Address of(Inet4Address address) {
        return new Ip4Address(ByteBuffer.wrap(address.getAddress()).getInt());
    }

    public InetAddress toInet() {
        try {
            return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(bits).array());
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are always an address", e);
        }
    }

    /// As an unsigned number.
    public long number() {
        return Integer.toUnsignedLong(bits);
    }

    public boolean isNone() {
        return bits == 0;
    }

    /// The address `count` further on.
    public Ip4Address plus(long count) {
        return new Ip4Address((int) (number() + count));
    }

    @Override
    public int compareTo(Ip4Address other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24)
                + "."
                + (bits >> 16 & 255)
                + "."
                + (bits >> 8 & 255)
                + "."
                + (bits & 255);
    }
}
