package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.problem.Refused;

import java.util.ArrayList;
import java.util.List;

/// One run over one image: what the threads share, and how the first failure ends all of them.
final class UnpackPass {
    /// A thread that was stopped ends within its longest wait for the network, which is 10 s.
    private static final long STOP_MILLIS = 15_000;

    final ImageManifest manifest;
    final String target;
    final TargetRoot root;
    final FrameExchange exchange;
    final FrameOrder order;
    final LateWork late = new LateWork();

    private final HttpAddress data;
    private final UnpackProgress progress;
    private final Patience patience;
    private final FrameFetcher fetcher;
    private final FrameWorker[] workers;
    private final long[] tarOffsets;
    private final PassSizes sizes;
    private final List<OpenFile> openFiles = new ArrayList<>();
    private Throwable failure;
    private boolean stopped;
    private long unpacked;
    private long entries;

    UnpackPass(
            ImageManifest manifest,
            HttpAddress data,
            TargetRoot root,
            String target,
            UnpackProgress progress,
            Patience patience) {
        this.manifest = manifest;
        this.data = data;
        this.root = root;
        this.target = target;
        this.progress = progress;
        this.patience = patience;
        this.sizes = PassSizes.of(manifest, Runtime.getRuntime().availableProcessors());
        this.tarOffsets = tarOffsets(manifest);
        this.exchange = new FrameExchange(sizes.buffers(), sizes.longestFrame());
        this.order = new FrameOrder(manifest.frames().size());
        this.fetcher = new FrameFetcher(this);
        this.workers = new FrameWorker[sizes.workers()];
        for (int i = 0; i < workers.length; i++) workers[i] = new FrameWorker(i, this);
    }

    private static long[] tarOffsets(ImageManifest manifest) {
        long[] offsets = new long[manifest.frames().size()];
        long tar = 0;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = tar;
            tar += manifest.frames().get(i).tarBytes();
        }
        return offsets;
    }

    /// Runs to the end or to the first failure.
    void run() throws Refused, LinuxException, InterruptedException {
        fetcher.start();
        for (FrameWorker worker : workers) worker.start();
        try {
            join(0);
        } catch (InterruptedException e) {
            stop();
            join(STOP_MILLIS);
            throw e;
        } finally {
            closeFiles();
        }
        throwFailure();
        if (entries != manifest.entries())
            throw UnpackFailure.image(
                    manifest.name(),
                    "has " + entries + " entries where its manifest says " + manifest.entries());
        try (EntryWriter writer = new EntryWriter(root, late)) {
            writer.finish(late);
        }
    }

    private void join(long millisEach) throws InterruptedException {
        for (FrameWorker worker : workers) worker.join(millisEach);
        fetcher.join(millisEach);
    }

    private synchronized void closeFiles() {
        for (OpenFile file : openFiles) file.close();
    }

    RangeReader newReader() {
        return new RangeReader(data, manifest.dataBytes(), patience);
    }

    int largestTar() {
        return sizes.largestTar();
    }

    /// Where a frame's bytes begin in the tar.
    long tarOffset(int frame) {
        return tarOffsets[frame];
    }

    /// Remembers a file of several frames, to close it should the pass fail.
    synchronized void opened(OpenFile file) {
        openFiles.add(file);
    }

    synchronized void addEntries(int count) {
        entries += count;
    }

    synchronized void finished(int frame) {
        order.frameDone(frame);
        unpacked += manifest.frames().get(frame).tarBytes();
        progress.unpacked(unpacked, manifest.tarBytes());
    }

    /// Keeps the first failure; the rest are its echo.
    void fail(Throwable cause) {
        synchronized (this) {
            if (failure == null && !stopped) failure = cause;
        }
        stop();
    }

    void stop() {
        synchronized (this) {
            stopped = true;
        }
        exchange.stop();
        order.stop();
        patience.stop();
        fetcher.wake();
    }

    private synchronized void throwFailure() throws Refused {
        switch (failure) {
            case null -> {}
            case Refused refused -> throw refused;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
