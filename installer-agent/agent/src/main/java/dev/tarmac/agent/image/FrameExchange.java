package dev.tarmac.agent.image;

import java.util.ArrayDeque;

/// Where fetcher and workers meet. The number of buffers bounds how far the fetcher may read ahead.
/// Frames are handed out in their order, which is what keeps a worker that waits for an earlier
/// frame from waiting for ever.
final class FrameExchange {
    private final ArrayDeque<FrameBuffer> empty;
    private final ArrayDeque<FrameBuffer> full;
    private boolean complete;
    private boolean stopped;

    FrameExchange(int buffers, int bytesEach) {
        empty = new ArrayDeque<>(buffers);
        full = new ArrayDeque<>(buffers);
        for (int i = 0; i < buffers; i++) empty.add(new FrameBuffer(bytesEach));
    }

    synchronized FrameBuffer takeEmpty() throws Stopped, InterruptedException {
        while (empty.isEmpty()) {
            requireGoing();
            wait();
        }
        requireGoing();
        return empty.remove();
    }

    synchronized void giveFull(FrameBuffer buffer) {
        full.add(buffer);
        notifyAll();
    }

    /// The next frame; null when there are no more.
    synchronized FrameBuffer takeFull() throws Stopped, InterruptedException {
        while (full.isEmpty() && !complete) {
            requireGoing();
            wait();
        }
        requireGoing();
        return full.poll();
    }

    synchronized void giveEmpty(FrameBuffer buffer) {
        empty.add(buffer);
        notifyAll();
    }

    /// The last frame has been given.
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private void requireGoing() throws Stopped {
        if (stopped) throw new Stopped();
    }
}
