package dev.tarmac.agent.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// An IPv4 address or netmask, without any name ever being looked up.
public record Ipv4(int bits) {
    /// Four decimal numbers with dots, or empty.
    public static Optional<Ipv4> parse(String text) {
        int bits = 0;
        int parts = 0;
        int start = 0;
        while (start <= text.length()) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            int part = octet(text, start, end);
            if (part < 0 || ++parts > 4) return Optional.empty();
            bits = bits << 8 | part;
            if (dot < 0) break;
            start = dot + 1;
        }
        return parts == 4 ? Optional.of(new Ipv4(bits)) : Optional.empty();
    }

    private static int octet(String text, int start, int end) {
        if (end <= start || end - start > 3) return -1;
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            value = value * 10 + c - '0';
        }
        return value > 255 ? -1 : value;
    }

    /// The length of a netmask's front of ones; empty when it is no netmask.
    public Optional<Integer> prefixLength() {
        int length = Integer.bitCount(bits);
        int mask = length == 0 ? 0 : -1 << (32 - length);
        return mask == bits ? Optional.of(length) : Optional.empty();
    }

    byte[] bytes() {
        return new byte[] {
            (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits
        };
    }

    InetAddress address() {
        try {
            return InetAddress.getByAddress(bytes());
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are always an address", e);
        }
    }

    @Override
    public String toString() {
        return (bits >>> 24)
                + "."
                + (bits >>> 16 & 255)
                + "."
                + (bits >>> 8 & 255)
                + "."
                + (bits & 255);
    }
}
