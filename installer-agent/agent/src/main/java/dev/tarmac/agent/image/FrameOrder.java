package dev.tarmac.agent.image;

/// What one frame must wait for in the frames before it: that every directory is there, and the
/// file that it continues. A frame only ever waits for earlier ones, and those were handed out
/// before it.
final class FrameOrder {
    private final OpenFile[] tails;
    private final boolean[] handedOver;
    private int directoryFrames;
    private boolean directoriesDone;
    private boolean stopped;

    FrameOrder(int frames) {
        tails = new OpenFile[frames];
        handedOver = new boolean[frames];
    }

    /// Returns when the frame may be unpacked: directories are made by one frame after the other.
    synchronized void awaitDirectories(int frame) throws Stopped, InterruptedException {
        while (!directoriesDone && directoryFrames < frame) {
            requireGoing();
            wait();
        }
    }

    /// Whether an entry that is no directory has been seen.
    synchronized boolean directoriesDone() {
        return directoriesDone;
    }

    synchronized void directoriesEnd() {
        directoriesDone = true;
        notifyAll();
    }

    synchronized void frameDone(int frame) {
        if (!directoriesDone) directoryFrames = frame + 1;
        notifyAll();
    }

    /// Gives the frame after this one the file that goes on in it; null = it ends here.
    synchronized void handOver(int frame, OpenFile file) {
        tails[frame] = file;
        handedOver[frame] = true;
        notifyAll();
    }

    /// The file that the frame before this one left unfinished.
    synchronized OpenFile awaitTail(int frame) throws Stopped, InterruptedException {
        while (!handedOver[frame - 1]) {
            requireGoing();
            wait();
        }
        return tails[frame - 1];
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private void requireGoing() throws Stopped {
        if (stopped) throw new Stopped();
    }
}
