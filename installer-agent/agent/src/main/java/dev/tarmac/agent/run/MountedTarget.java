package dev.tarmac.agent.run;

import dev.tarmac.agent.linux.FileDescriptors;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.Mounts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// The file systems of the installed system that are mounted now, the innermost first.
final class MountedTarget {
    private final Path target;
    private final Deque<Path> mounted = new ArrayDeque<>();

    MountedTarget(Path target) {
        this.target = target;
    }

    Path mount(Path device, String type, String path) throws IOException {
        Path directory = target.resolve(Path.of("/").relativize(Path.of(path))).normalize();
        return mountAside(device, type, path.equals("/") ? target : directory);
    }

    /// Mounts it at a place that is no part of the installed system's tree.
    Path mountAside(Path device, String type, Path directory) throws IOException {
        TargetTree.createDirectories(directory, false);
        Mounts.mount(device.toString(), directory.toString(), type, Mounts.NO_ATIME, options(type));
        mounted.push(directory);
        return directory;
    }

    /// Until the flush a power cut costs nothing but this attempt, so the journal need not wait for
    /// the disk, and inode tables are left for the installed system to make.
    static String options(String type) {
        return switch (type) {
            case "ext4" -> "barrier=0,data=writeback,noinit_itable";
            case "xfs" -> "logbsize=256k";
            default -> "";
        };
    }

    /// Writes out and unmounts everything.
    void flush() throws IOException {
        for (Path directory : mounted) sync(directory);
        while (!mounted.isEmpty()) {
            Mounts.unmount(mounted.peek().toString());
            mounted.pop();
        }
    }

    /// After a failure: whatever still has a file open there must not hold the disk.
    void abandon() {
        while (!mounted.isEmpty()) {
            try {
                Mounts.detach(mounted.pop().toString());
            } catch (LinuxException e) {
                // Nothing more can be done about it; the others still can be detached.
            }
        }
    }

    static void sync(Path directory) throws LinuxException {
        int fd = FileDescriptors.open(directory.toString(), FileDescriptors.O_RDONLY, 0);
        try {
            FileDescriptors.syncFileSystem(fd, directory.toString());
        } finally {
            FileDescriptors.close(fd);
        }
    }
}
