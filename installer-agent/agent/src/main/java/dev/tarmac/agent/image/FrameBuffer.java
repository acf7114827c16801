package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.NativeMemory;

/// Room for one compressed frame; goes round from fetcher to worker and back.
final class FrameBuffer {
    final NativeMemory memory;

    /// Which frame of the image is inside.
    int index;

    FrameBuffer(int bytes) {
        memory = NativeMemory.allocate(bytes);
    }
}
