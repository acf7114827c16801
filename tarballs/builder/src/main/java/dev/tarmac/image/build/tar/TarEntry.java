package dev.tarmac.image.build.tar;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One entry: what its headers say, whatever spelling they used.
///
/// @param name as in the archive, bytes as ISO-8859-1
/// @param mode the low twelve bits
/// @param dataBytes bytes of content that follow in the archive; less than the file's size when it
///   is sparse, 0 for everything that is no file
/// @param link target of a symbolic or hard link, else empty
/// @param xattrs extended attributes by full name (`security.capability`), values as bytes in
///   ISO-8859-1
/// @param sparse of a file with holes
public record TarEntry(
        String name,
        Kind kind,
        int mode,
        long uid,
        long gid,
        long mtimeSeconds,
        int mtimeNanos,
        long dataBytes,
        String link,
        Device device,
        SortedMap<String, String> xattrs,
        Optional<SparseMap> sparse) {
    /// What an entry makes.
    public enum Kind {
        FILE('0', "file"),
        HARD_LINK('1', "hard link"),
        SYMBOLIC_LINK('2', "symbolic link"),
        CHARACTER_DEVICE('3', "character device"),
        BLOCK_DEVICE('4', "block device"),
        DIRECTORY('5', "directory"),
        FIFO('6', "fifo");

        private final char flag;
        private final String words;

        Kind(char flag, String words) {
            this.flag = flag;
            this.words = words;
        }

        char flag() {
            return flag;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// Numbers of a device node, 0 and 0 for everything else.
    public record Device(long major, long minor) {
        public static final Device NONE = new Device(0, 0);

        public Device {
            if (major < 0 || major >= 1 << 12 || minor < 0 || minor >= 1 << 20)
                throw new IllegalArgumentException("no device number: " + major + ":" + minor);
        }
    }

    public TarEntry {
        xattrs = Collections.unmodifiableSortedMap(new TreeMap<>(xattrs));
        if (kind != Kind.FILE && (dataBytes != 0 || sparse.isPresent()))
            throw new IllegalArgumentException(kind + " with data: " + TarText.show(name));
        if (dataBytes < 0 || (mode & ~07777) != 0 || uid < 0 || gid < 0)
            throw new IllegalArgumentException(
                    "%s: %d bytes, mode %o, owner %d:%d"
                            .formatted(TarText.show(name), dataBytes, mode, uid, gid));
        if (mtimeNanos < 0 || mtimeNanos > 999_999_999)
            throw new IllegalArgumentException("not nanoseconds: " + mtimeNanos);
        sparse.ifPresent(
                map -> {
                    if (map.dataBytes() != dataBytes)
                        throw new IllegalArgumentException(
                                TarText.show(name)
                                        + ": the sparse map tells "
                                        + map.dataBytes()
                                        + " bytes, the header "
                                        + dataBytes);
                });
    }

    /// A directory nobody described: root's, mode 0755.
    public static TarEntry plainDirectory(String name, long mtimeSeconds) {
        return new TarEntry(
                name,
                Kind.DIRECTORY,
                0755,
                0,
                0,
                mtimeSeconds,
                0,
                0,
                "",
                Device.NONE,
                new TreeMap<>(Map.of()),
                Optional.empty());
    }

    public TarEntry renamed(String newName, String newLink) {
        return new TarEntry(
                newName,
                kind,
                mode,
                uid,
                gid,
                mtimeSeconds,
                mtimeNanos,
                dataBytes,
                newLink,
                device,
                xattrs,
                sparse);
    }

    /// Size of the file, holes included.
    public long size() {
        return sparse.map(SparseMap::realSize).orElse(dataBytes);
    }
}
