package dev.tarmac.agent.image;

import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageManifest;

/// How many workers and buffers a pass gets: as many as the CPUs can use, as few as a machine with
/// 1 GiB of memory can bear.
///
/// @param largestTar bytes of the largest frame when decompressed, `longestFrame` when not
/// @param buffers how many compressed frames may be in memory
record PassSizes(int workers, int buffers, int largestTar, int longestFrame) {
    /// More workers than this no disk keeps busy.
    private static final int MOST_WORKERS = 16;

    /// Reading ahead further than this does not make the network faster.
    private static final int MOST_AHEAD = 16;

    /// What frames in flight may take of memory outside the heap.
    private static final long MEMORY_BYTES = 96L << 20;

    static PassSizes of(ImageManifest manifest, int processors) {
        long tar = TarReader.BLOCK;
        long length = 1;
        for (Frame frame : manifest.frames()) {
            tar = Math.max(tar, frame.tarBytes());
            length = Math.max(length, frame.length());
        }
        int workers =
                Math.clamp(
                        MEMORY_BYTES / (tar + length) - 1, 1, Math.min(processors, MOST_WORKERS));
        long left = MEMORY_BYTES - workers * tar;
        int buffers = Math.clamp(left / length, workers + 1, workers + MOST_AHEAD);
        return new PassSizes(workers, buffers, (int) tar, (int) length);
    }
}
