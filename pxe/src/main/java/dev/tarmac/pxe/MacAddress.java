package dev.tarmac.pxe;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// An Ethernet address. Read with `:` or `-` in either case, written `52:54:00:12:34:56`.
public record MacAddress(long bits) implements Comparable<MacAddress> {
    public static final int BYTES = 6;
    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");
    private static final Pattern HYPHENS = Pattern.compile("[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){5}");
    private static final HexFormat WITH_COLONS = HexFormat.ofDelimiter(":");

    public MacAddress {
        if (bits >>> 48 != 0)
            throw new IllegalArgumentException("not 48 bits: " + Long.toHexString(bits));
    }

    public static MacAddress parse(String text) {
        if (!COLONS.matcher(text).matches() && !HYPHENS.matcher(text).matches())
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no hardware address; write it like 52:54:00:12:34:56");
        return of(WITH_COLONS.parseHex(text.replace('-', ':')));
    }

    public static MacAddress of(byte[] six) {
        if (six.length != BYTES)
            throw new IllegalArgumentException("a hardware address has 6 bytes, not " + six.length);
        long bits = 0;
        for (byte one : six) bits = bits << 8 | Byte.toUnsignedLong(one);
        return new MacAddress(bits);
    }

    public byte[] bytes() {
        byte[] six = new byte[BYTES];
        for (int index = 0; index < BYTES; index++) six[index] = (byte) (bits >> (40 - 8 * index));
        return six;
    }

    /// Group addresses (and the all-zero one) belong to no single NIC.
    public boolean isOneMachine() {
        return bits != 0 && (bits >> 40 & 1) == 0;
    }

    @Override
    public int compareTo(MacAddress other) {
        return Arrays.compareUnsigned(bytes(), other.bytes());
    }

    @Override
    public String toString() {
        return WITH_COLONS.formatHex(bytes());
    }
}
