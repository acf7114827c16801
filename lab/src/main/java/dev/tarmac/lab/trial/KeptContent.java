package dev.tarmac.lab.trial;

import dev.tarmac.plan.Extent;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// What stands on a partition that the plan keeps: bytes at both ends and in the middle that nobody
/// would write by accident.
record KeptContent(Path disk, Extent partition, int sectorBytes) {
    private static final int PIECE = 64 << 10;

    void write() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            for (long place : places()) {
                file.seek(place);
                file.write(bytes(place));
            }
        }
    }

    /// Whether every byte is as it was.
    boolean isThere() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "r")) {
            byte[] found = new byte[length()];
            for (long place : places()) {
                file.seek(place);
                file.readFully(found);
                if (!Arrays.equals(found, bytes(place))) return false;
            }
            return true;
        }
    }

    private long[] places() {
        long start = partition.startSector() * sectorBytes;
        long last = start + partition.sectors() * sectorBytes - length();
        return new long[] {start, start + (last - start) / 2, last};
    }

    private int length() {
        return (int) Math.min(PIECE, partition.sectors() * sectorBytes);
    }

    private byte[] bytes(long place) {
        byte[] bytes = new byte[length()];
        new Random(place).nextBytes(bytes);
        return bytes;
    }
}
