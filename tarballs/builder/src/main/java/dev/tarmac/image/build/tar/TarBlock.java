package dev.tarmac.image.build.tar;

import java.util.Arrays;

/// One 512-byte header block as it lies in the archive: fields by their offset, nothing interpreted
/// beyond numbers and text.
final class TarBlock {
    static final int SIZE = 512;
    private static final int CHECKSUM = 148;

    private final byte[] bytes;

    TarBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isZero() {
        return Arrays.mismatch(bytes, new byte[SIZE]) < 0;
    }

    /// Historic writers summed signed bytes; both sums are accepted, as everywhere.
    void requireChecksum() throws MalformedTar {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < SIZE; i++) {
            byte value = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : bytes[i];
            unsigned += value & 0xFF;
            signed += value;
        }
        long stored = TarNumbers.field(bytes, CHECKSUM, 8);
        if (stored != unsigned && stored != signed)
            throw new MalformedTar(
                    "header checksum is " + stored + ", but the header sums to " + unsigned);
    }

    char flag() {
        return (char) (bytes[156] & 0xFF);
    }

    String name() {
        String name = text(0, 100);
        String prefix = isPosix() ? text(345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String link() {
        return text(157, 100);
    }

    int mode() throws MalformedTar {
        return (int) (TarNumbers.field(bytes, 100, 8) & 07777);
    }

    long uid() throws MalformedTar {
        return TarNumbers.field(bytes, 108, 8);
    }

    long gid() throws MalformedTar {
        return TarNumbers.field(bytes, 116, 8);
    }

    long size() throws MalformedTar {
        return TarNumbers.field(bytes, 124, 12);
    }

    long mtime() throws MalformedTar {
        return TarNumbers.field(bytes, 136, 12);
    }

    TarEntry.Device device() throws MalformedTar {
        return new TarEntry.Device(
                TarNumbers.field(bytes, 329, 8), TarNumbers.field(bytes, 337, 8));
    }

    long number(int offset) throws MalformedTar {
        return TarNumbers.field(bytes, offset, 12);
    }

    int at(int offset) {
        return bytes[offset];
    }

    /// GNU's own magic has blanks, and other things where POSIX has the prefix.
    private boolean isPosix() {
        return text(257, 6).equals("ustar") && bytes[262] == 0;
    }

    private String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && bytes[end] != 0) end++;
        return TarText.of(Arrays.copyOfRange(bytes, offset, end));
    }
}
