package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.Sha256;
import dev.tarmac.agent.linux.TreeCalls;
import dev.tarmac.agent.linux.Zstd;
import dev.tarmac.image.Frame;
import dev.tarmac.problem.Refused;

/// Takes frames and turns them into files: verify, decompress, unpack. One per CPU.
final class FrameWorker extends PassThread {
    private final UnpackPass pass;
    private final NativeMemory tar;
    private final Sha256 sha256 = Sha256.create();
    private final TarReader reader = new TarReader();
    private int index;
    private Frame frame;

    FrameWorker(int number, UnpackPass pass) {
        super("image-unpack-" + number, pass);
        this.pass = pass;
        this.tar = NativeMemory.allocate(pass.largestTar());
    }

    @Override
    void work() throws Refused, LinuxException, Stopped, InterruptedException {
        TreeCalls.giveThisThreadNoUmask();
        try (Zstd zstd = new Zstd();
                EntryWriter writer = pass.newWriter()) {
            FrameBuffer buffer = pass.exchange.takeFull();
            while (buffer != null) {
                index = buffer.index;
                frame = pass.manifest.frames().get(index);
                verify(buffer);
                decompress(zstd, buffer);
                pass.exchange.giveEmpty(buffer);
                unpack(writer);
                pass.finished(index);
                buffer = pass.exchange.takeFull();
            }
        }
    }

    /// A frame that is not what the manifest says is fetched once more: a bit may have fallen over
    /// on the way. Wrong twice is wrong at the source.
    private void verify(FrameBuffer buffer) throws Refused, Stopped {
        if (digest(buffer).equals(frame.sha256())) return;
        try (RangeReader again = pass.newReader()) {
            again.read(buffer.memory, frame.offset(), (int) frame.length());
        }
        String digest = digest(buffer);
        if (!digest.equals(frame.sha256()))
            throw refused(
                    "corrupt, also when fetched again: SHA-256 "
                            + digest
                            + " where the manifest says "
                            + frame.sha256());
    }

    private String digest(FrameBuffer buffer) {
        return sha256.hex(buffer.memory, 0, (int) frame.length());
    }

    private void decompress(Zstd zstd, FrameBuffer buffer) throws Refused {
        long bytes =
                zstd.decompress(
                        tar.address(), frame.tarBytes(), buffer.memory.address(), frame.length());
        if (bytes < 0) throw refused("libzstd cannot decompress it: " + Zstd.errorName(bytes));
        if (bytes != frame.tarBytes())
            throw refused("holds " + bytes + " bytes where the manifest says " + frame.tarBytes());
    }

    private void unpack(EntryWriter writer)
            throws Refused, LinuxException, Stopped, InterruptedException {
        pass.order.awaitDirectories(index);
        OpenFile tail = frame.startsEntry() ? null : pass.order.awaitTail(index);
        if (tail == null && !frame.startsEntry())
            throw refused("says that it continues a file, but the frame before it ends none");
        int start = tail == null ? 0 : continueFile(writer, tail);
        if (start < 0) return;
        try {
            unpackEntries(writer, start);
        } catch (MalformedTar e) {
            throw refused("is not a tar that we can unpack: " + e.getMessage());
        }
    }

    /// Writes this frame's part of a file that began earlier. The result is where entries begin, or
    /// -1 when the whole frame belongs to the file.
    private int continueFile(EntryWriter writer, OpenFile file) throws LinuxException, Refused {
        long frameStart = pass.tarOffset(index);
        int length = file.dataAt(frameStart, (int) frame.tarBytes());
        long padded = file.paddedEnd() - frameStart;
        boolean whole = padded >= frame.tarBytes();
        if (whole) handOver(padded > frame.tarBytes() ? file : null);
        if (length > 0 && file.write(writer.calls(), tar.address(), length, frameStart))
            writer.finish(file);
        return whole ? -1 : (int) padded;
    }

    private void unpackEntries(EntryWriter writer, int start)
            throws MalformedTar, LinuxException, Refused {
        long frameStart = pass.tarOffset(index);
        long after = pass.manifest.tarBytes() - frameStart - frame.tarBytes();
        reader.open(tar.buffer(), start, (int) frame.tarBytes(), after);
        boolean directories = !pass.order.directoriesDone();
        int entries = 0;
        boolean goesOn = false;
        for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
            entries++;
            if (entry.type == TarType.DIRECTORY && !directories)
                throw new MalformedTar("the directory '" + entry.path + "' comes after files");
            if (entry.type != TarType.DIRECTORY && directories) {
                directories = false;
                pass.order.directoriesEnd();
            }
            goesOn = reader.overhang() > 0;
            if (goesOn) openFile(writer, entry, frameStart);
            else writer.write(entry, tar);
        }
        if (!goesOn) handOver(null);
        pass.addEntries(entries);
    }

    /// The next frame gets the file before this one's part is written: both write at once.
    private void openFile(EntryWriter writer, TarEntry entry, long frameStart)
            throws LinuxException, Refused {
        long paddedEnd = frameStart + frame.tarBytes() + reader.overhang();
        OpenFile file = writer.open(entry, tar.buffer(), frameStart, paddedEnd);
        pass.opened(file);
        file.prepare(writer.calls(), entry.fileSize);
        handOver(file);
        long from = tar.address() + entry.dataStart;
        long at = frameStart + entry.dataStart;
        if (file.write(writer.calls(), from, entry.dataHere, at)) writer.finish(file);
    }

    private void handOver(OpenFile file) throws Refused {
        boolean last = index + 1 == pass.manifest.frames().size();
        if (file != null && (last || pass.manifest.frames().get(index + 1).startsEntry()))
            throw refused("ends within '" + file.path + "', but no frame continues it");
        pass.order.handOver(index, file);
    }

    private Refused refused(String what) {
        return UnpackFailure.frame(pass.manifest.name(), index, frame, what);
    }
}
