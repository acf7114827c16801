package dev.tarmac.pxe.tftp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What loaders are made of, kept in memory: a rack that is switched on asks for the same file a
/// thousand times. A file that was changed or replaced since is read anew.
final class SmallFiles {
    /// Loaders have some hundred kilobytes, signed ones some megabytes.
    static final long LARGEST = 4 << 20;

    private final long capacity;
    private final Map<Identity, HeldFile> held = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// @param capacity bytes that are kept at most; whatever was asked for longest ago goes
    SmallFiles(long capacity) {
        this.capacity = capacity;
    }

    /// @param key device and inode
    private record Identity(Path path, Object key, long modifiedNanos, long size) {
        static Identity of(Path path) throws IOException {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            Object key = found.fileKey();
            return new Identity(
                    path,
                    key == null ? path : key,
                    found.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    found.size());
        }
    }

    /// The file, when it is a small one.
    synchronized Optional<BootFile> open(Path real) throws IOException {
        Identity identity = Identity.of(real);
        if (identity.size() > LARGEST) return Optional.empty();
        HeldFile known = held.get(identity);
        if (known != null) return Optional.of(known);
        HeldFile read = new HeldFile(read(real, (int) identity.size()));
        // One that is being written right now is served as it was found, and read again next time.
        if (Identity.of(real).equals(identity)) keep(identity, read);
        return Optional.of(read);
    }

    private static byte[] read(Path real, int size) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(size);
        try (FileChannel channel = FileChannel.open(real, StandardOpenOption.READ)) {
            while (content.hasRemaining())
                if (channel.read(content) < 0)
                    throw new EOFException("the file became shorter while it was read");
        }
        return content.array();
    }

    private void keep(Identity identity, HeldFile file) {
        held.keySet().stream()
                .filter(other -> other.path().equals(identity.path()))
                .toList()
                .forEach(this::drop);
        held.put(identity, file);
        bytes += identity.size();
        while (bytes > capacity) drop(held.keySet().iterator().next());
    }

    private void drop(Identity identity) {
        held.remove(identity);
        bytes -= identity.size();
    }
}
