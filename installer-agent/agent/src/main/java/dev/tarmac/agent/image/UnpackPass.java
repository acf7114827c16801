package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.problem.Refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run over one image: what the threads share, and how the first failure ends all of them.
final class UnpackPass {
    /// A thread that was stopped ends within its longest wait for the network, which is 10 s.
    private static final long STOP_MILLIS = 15_000;

    final ImageManifest manifest;
    final String target;
    final TargetRoot root;
    final Optional<HeldBack> heldBack;
    final FrameExchange exchange;
    final FrameOrder order;
    final LateWork late = new LateWork();

    private final HttpAddress data;
    private final UnpackProgress progress;
    private final Patience patience;
    private final FrameFetcher fetcher;
    private final PassThreads threads;
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
            String target,
            Optional<HeldBack> heldBack,
            UnpackProgress progress,
            Patience patience)
            throws LinuxException {
        this.manifest = manifest;
        this.data = data;
        this.target = target;
        this.heldBack = heldBack;
        this.progress = progress;
        this.patience = patience;
        this.sizes = PassSizes.of(manifest, Runtime.getRuntime().availableProcessors());
        this.tarOffsets = tarOffsets(manifest);
        this.exchange = new FrameExchange(sizes.buffers(), sizes.longestFrame());
        this.order = new FrameOrder(manifest.frames().size());
        this.fetcher = new FrameFetcher(this);
        List<PassThread> all = new ArrayList<>(List.of(fetcher));
        for (int i = 0; i < sizes.workers(); i++) all.add(new FrameWorker(i, this));
        this.threads = new PassThreads(all);
        this.root = TargetRoot.open(target);
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

    /// Runs to the end or to the first failure. Nothing is closed before the last thread has ended:
    /// the number of a closed descriptor soon means another file.
    void run() throws Refused, LinuxException, InterruptedException {
        threads.start();
        try {
            threads.join();
        } catch (InterruptedException e) {
            stop();
            if (!threads.endWithin(STOP_MILLIS)) throw UnpackFailure.stillWriting(target, e);
            close();
            throw e;
        }
        try {
            throwFailure();
            finish();
        } finally {
            close();
        }
    }

    private void finish() throws Refused, LinuxException {
        if (entries != manifest.entries())
            throw UnpackFailure.image(
                    manifest.name(),
                    "has " + entries + " entries where its manifest says " + manifest.entries());
        try (EntryWriter writer = newWriter()) {
            writer.finish(late);
        }
    }

    private synchronized void close() {
        for (OpenFile file : openFiles) file.close();
        root.close();
    }

    EntryWriter newWriter() {
        return new EntryWriter(root, late, heldBack);
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
