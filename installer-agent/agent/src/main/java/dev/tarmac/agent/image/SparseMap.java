package dev.tarmac.agent.image;

import java.util.Arrays;

/// Where the stored bytes of a file with holes belong: pieces in rising order, and the file's size.
final class SparseMap {
    /// More pieces than this nobody needs; a bound for hostile input.
    static final int MAX_PIECES = 1 << 20;

    private long[] offsets = new long[8];
    private long[] lengths = new long[8];
    private int pieces;
    private long stored;
    private long end;

    /// A piece after the ones before it. Empty pieces (GNU tar ends its maps with one) only move
    /// the end.
    void add(long offset, long length) throws MalformedTar {
        if (offset < end || length < 0 || offset > Long.MAX_VALUE - length)
            throw new MalformedTar("a sparse map whose pieces overlap or go backwards");
        end = offset + length;
        if (length == 0) return;
        if (pieces == MAX_PIECES)
            throw new MalformedTar("a sparse map of more than " + MAX_PIECES + " pieces");
        if (pieces == offsets.length) {
            offsets = Arrays.copyOf(offsets, pieces * 2);
            lengths = Arrays.copyOf(lengths, pieces * 2);
        }
        offsets[pieces] = offset;
        lengths[pieces] = length;
        pieces++;
        stored += length;
    }

    /// Holds the map against the archive: what is stored, and how large the file is.
    void check(long storedBytes, long size) throws MalformedTar {
        if (stored != storedBytes || end > size)
            throw new MalformedTar(
                    "a sparse map of "
                            + stored
                            + " bytes up to "
                            + end
                            + " for a file of "
                            + size
                            + " with "
                            + storedBytes
                            + " stored");
    }

    int pieces() {
        return pieces;
    }

    long offset(int piece) {
        return offsets[piece];
    }

    long length(int piece) {
        return lengths[piece];
    }
}
