package dev.tarmac.pxe.dhcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes as a value: compared by content, never changed.
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int index = 0; index < values.length; index++) bytes[index] = (byte) values[index];
        return new Octets(bytes);
    }

    public static Octets of(String text) {
        return new Octets(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /// Of bytes that nobody else changes.
    static Octets owned(byte[] bytes) {
        return new Octets(bytes);
    }

    static Octets rest(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        return new Octets(bytes);
    }

    public int length() {
        return bytes.length;
    }

    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    void put(ByteBuffer out, int from, int length) {
        out.put(bytes, from, length);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
