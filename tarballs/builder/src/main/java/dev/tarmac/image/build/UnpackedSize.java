package dev.tarmac.image.build;

import dev.tarmac.image.build.tar.TarEntry;

/// What an entry takes of a disk at least: whole blocks of 4 KiB, as ext4 and xfs give them out.
final class UnpackedSize {
    private static final long BLOCK = 4096;

    private UnpackedSize() {}

    static long of(TarEntry entry) {
        return switch (entry.kind()) {
            case FILE -> Math.ceilDiv(entry.dataBytes(), BLOCK) * BLOCK;
            case DIRECTORY -> BLOCK;
            case HARD_LINK, SYMBOLIC_LINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO -> 0;
        };
    }
}
