package dev.tarmac.image.build;

import dev.tarmac.image.build.tar.SparseMap;
import dev.tarmac.image.build.tar.TarEntry;

import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;

/// SHA-256 of a file as its readers see it: what an archive leaves out of a sparse file is zeros.
final class FileDigest {
    /// A sparse file tells any size for nothing; no initramfs is larger.
    private static final long MAX_SPARSE_BYTES = 1L << 30;

    private static final byte[] ZEROS = new byte[1 << 16];

    private final MessageDigest sha = Sha256.start();
    private final long size;
    private final Iterator<SparseMap.Segment> segments;
    private long segmentLeft;
    private long position;

    FileDigest(TarEntry file) {
        this.size = file.size();
        this.segments =
                file.sparse()
                        .map(SparseMap::segments)
                        .orElse(List.of(new SparseMap.Segment(0, file.dataBytes())))
                        .iterator();
    }

    static boolean canDigest(TarEntry file) {
        return file.sparse().isEmpty() || file.size() <= MAX_SPARSE_BYTES;
    }

    void data(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            if (segmentLeft == 0) {
                SparseMap.Segment next = segments.next();
                zerosUntil(next.offset());
                segmentLeft = next.length();
                continue;
            }
            int part = (int) Math.min(segmentLeft, length - at);
            sha.update(bytes, at, part);
            at += part;
            position += part;
            segmentLeft -= part;
        }
    }

    String finish() {
        zerosUntil(size);
        return Sha256.finish(sha);
    }

    private void zerosUntil(long offset) {
        while (position < offset) {
            int part = (int) Math.min(ZEROS.length, offset - position);
            sha.update(ZEROS, 0, part);
            position += part;
        }
    }
}
