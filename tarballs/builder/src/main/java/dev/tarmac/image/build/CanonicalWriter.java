package dev.tarmac.image.build;

import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageFiles;
import dev.tarmac.image.build.tar.TarEncoder;
import dev.tarmac.image.build.tar.TarEntry;
import dev.tarmac.image.build.tar.TarText;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Writes the data file of an image in canonical order from one pass over the source: entries go
/// into a body as they come, and once the archive is known as a whole, directories are put before
/// it, hard links and the end mark behind it.
final class CanonicalWriter implements EntrySink, AutoCloseable {
    /// What was written.
    record Written(long bytes, String sha256, long tarBytes, long entries, List<Frame> frames) {}

    private final Path directory;
    private final int level;
    private final int inFlight;
    private final ExecutorService workers;
    private final OutputStream bodyFile;
    private final FrameWriter body;
    private long entries;
    private int padding;

    CanonicalWriter(Path directory, int level) throws IOException {
        this.directory = directory;
        this.level = level;
        int cores = Runtime.getRuntime().availableProcessors();
        this.inFlight = 2 * cores;
        this.workers =
                Executors.newFixedThreadPool(
                        cores, Thread.ofPlatform().daemon().name("zstd-", 0).factory());
        this.bodyFile = Files.newOutputStream(bodyPath(), StandardOpenOption.CREATE_NEW);
        this.body = frames(bodyFile);
    }

    @Override
    public void begin(TarEntry entry) throws IOException {
        padding = entry(body, entry);
    }

    @Override
    public void data(byte[] bytes, int length) throws IOException {
        body.write(bytes, 0, length);
    }

    @Override
    public void end() throws IOException {
        body.write(new byte[padding]);
    }

    Written finish(Collection<TarEntry> directories, List<TarEntry> hardLinks) throws IOException {
        List<Frame> bodyFrames = body.finish();
        bodyFile.close();
        List<Frame> frames = new ArrayList<>();
        MessageDigest digest = Sha256.start();
        try (FileChannel file =
                        FileChannel.open(
                                directory.resolve(ImageFiles.DATA),
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE);
                OutputStream out =
                        new DigestOutputStream(
                                new BufferedOutputStream(Channels.newOutputStream(file), 1 << 20),
                                digest)) {
            FrameWriter head = frames(out);
            for (TarEntry entry : directories) entry(head, entry);
            append(frames, head.finish());

            try (InputStream copy = Files.newInputStream(bodyPath())) {
                copy.transferTo(out);
            }
            append(frames, bodyFrames);

            FrameWriter tail = frames(out);
            for (TarEntry entry : hardLinks) entry(tail, entry);
            tail.begin(TarEncoder.END_BYTES);
            tail.write(new byte[TarEncoder.END_BYTES]);
            append(frames, tail.finish());
            out.flush();
            file.force(true);
        }
        Files.delete(bodyPath());
        Frame last = frames.getLast();
        return new Written(
                last.offset() + last.length(),
                Sha256.finish(digest),
                frames.stream().mapToLong(Frame::tarBytes).sum(),
                entries,
                frames);
    }

    @Override
    public void close() throws IOException {
        workers.shutdownNow();
        bodyFile.close();
    }

    /// Writes the header and tells how much padding must follow the data.
    private int entry(FrameWriter frames, TarEntry entry) throws IOException {
        byte[] header = TarEncoder.header(entry);
        if (header.length > FrameWriter.TARGET_BYTES)
            throw new ImportLimits.Exceeded(
                    "'%s' has a header of %d bytes; at most %d"
                            .formatted(
                                    TarText.show(entry.name()),
                                    header.length,
                                    FrameWriter.TARGET_BYTES),
                    "pack it with fewer holes (tar without -S) or fewer extended attributes");
        int paddingBytes = TarEncoder.padding(entry.dataBytes());
        frames.begin(header.length + entry.dataBytes() + paddingBytes);
        frames.write(header);
        entries++;
        return paddingBytes;
    }

    private FrameWriter frames(OutputStream out) {
        return new FrameWriter(out, level, workers, inFlight);
    }

    private Path bodyPath() {
        return directory.resolve("body.zst");
    }

    private static void append(List<Frame> all, List<Frame> more) {
        long from = all.isEmpty() ? 0 : all.getLast().offset() + all.getLast().length();
        for (Frame frame : more)
            all.add(
                    new Frame(
                            from + frame.offset(),
                            frame.length(),
                            frame.tarBytes(),
                            frame.sha256(),
                            frame.startsEntry()));
    }
}
