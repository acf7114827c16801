package dev.tarmac.pxe.tftp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Serves the regular files below one directory. A symbolic link that leads out of it is as absent
/// as a file that is not there.
public final class DirectoryFiles implements FileSource {
    private final Path root;

    /// @throws IOException when the directory does not exist
    public DirectoryFiles(Path root) throws IOException {
        this.root = root.toRealPath();
        if (!Files.isDirectory(this.root)) throw new IOException(root + " is no directory");
    }

    @Override
    public Optional<BootFile> open(TftpPath path) throws IOException {
        Path wanted = root;
        for (String part : path.parts()) wanted = wanted.resolve(part);
        if (!Files.isRegularFile(wanted)) return Optional.empty();
        Path real = wanted.toRealPath();
        if (!real.startsWith(root)) return Optional.empty();
        FileChannel channel = FileChannel.open(real, StandardOpenOption.READ);
        return Optional.of(new OpenFile(channel, channel.size()));
    }

    private record OpenFile(FileChannel channel, long size) implements BootFile {
        @Override
        public void read(long offset, ByteBuffer into) throws IOException {
            long position = offset;
            while (into.hasRemaining()) {
                int count = channel.read(into, position);
                if (count < 0) throw new EOFException("the file became shorter while it was sent");
                position += count;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
