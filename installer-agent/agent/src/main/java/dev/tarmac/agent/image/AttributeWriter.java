package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.TreeCalls;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

/// Sets extended attributes: capabilities, SELinux labels, ACLs, users' own. After the owner is
/// set, because giving a file away takes its capabilities. On FAT there are none; images of
/// distributions with SELinux have labels for its files all the same.
final class AttributeWriter {
    private final TreeCalls calls;

    AttributeWriter(TreeCalls calls) {
        this.calls = calls;
    }

    /// From the frame they came in.
    void set(int fd, TarEntry entry, long tar) throws LinuxException {
        for (int i = 0; i < entry.attributes; i++) {
            long result =
                    calls.setAttribute(
                            fd,
                            tar + entry.attributeName[i],
                            tar + entry.attributeValue[i],
                            entry.attributeLength[i]);
            if (!calls.isOnlyFat(fd, result)) check(entry.path, result);
        }
    }

    /// From a copy.
    void set(int fd, Object path, byte[][] namesAndValues) throws LinuxException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            byte[] name = namesAndValues[i];
            byte[] value = namesAndValues[i + 1];
            NativeMemory copy = NativeMemory.allocate(name.length + value.length);
            copy.buffer().put(0, name).put(name.length, value);
            try {
                long at = copy.address();
                long result = calls.setAttribute(fd, at, at + name.length, value.length);
                if (!calls.isOnlyFat(fd, result)) check(path, result);
            } finally {
                Reference.reachabilityFence(copy);
            }
        }
    }

    /// Of links and nodes, which cannot be opened: through the directory's place in /proc.
    void setByName(int directory, TarEntry entry, long tar) throws LinuxException {
        byte[] path = entry.path.toBytes();
        int start = entry.path.nameStart();
        String name = new String(path, start, path.length - start, StandardCharsets.ISO_8859_1);
        byte[] bytes =
                ("/proc/self/fd/" + directory + "/" + name + "\0")
                        .getBytes(StandardCharsets.ISO_8859_1);
        NativeMemory memory = NativeMemory.allocate(bytes.length);
        memory.buffer().put(0, bytes);
        try {
            for (int i = 0; i < entry.attributes; i++) {
                long result =
                        calls.setAttributeByPath(
                                memory.address(),
                                tar + entry.attributeName[i],
                                tar + entry.attributeValue[i],
                                entry.attributeLength[i]);
                check(entry.path, result);
            }
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    private static void check(Object path, long result) throws LinuxException {
        if (result < 0)
            throw new LinuxException("set an attribute of", path.toString(), (int) -result);
    }
}
