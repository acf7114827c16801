package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.Errno;
import dev.tarmac.agent.linux.FileDescriptors;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.TreeCalls;
import dev.tarmac.problem.Refused;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Makes entries below the root with as few system calls as exactness allows: a plain file takes
/// four. One instance per thread.
final class EntryWriter implements AutoCloseable {
    /// A file from this size on is worth a call that starts its way to the disk at once.
    private static final long EARLY_WRITEBACK_BYTES = 1 << 20;

    private final TreeCalls calls = new TreeCalls();
    private final TargetRoot root;
    private final LateWork late;
    private final HeldBack heldBack;
    private final TarPath heldBackAs;
    private final ParentDirectory parent;
    private final ParentDirectory linkParent;
    private final TarPath otherPath = new TarPath();
    private final TarPath linkPath = new TarPath();
    private final AttributeWriter attributes = new AttributeWriter(calls);

    EntryWriter(TargetRoot root, LateWork late, Optional<HeldBack> heldBack) {
        this.root = root;
        this.late = late;
        this.heldBack = heldBack.orElse(null);
        this.heldBackAs = heldBack.map(HeldBack::writtenAs).orElse(null);
        this.parent = new ParentDirectory(calls, root.fd());
        this.linkParent = new ParentDirectory(calls, root.fd());
    }

    TreeCalls calls() {
        return calls;
    }

    /// Makes an entry that has no data beyond this frame, data included.
    void write(TarEntry entry, NativeMemory tar) throws LinuxException {
        switch (entry.type) {
            case FILE -> writeFile(entry, tar);
            case DIRECTORY -> makeDirectory(entry, tar.buffer());
            case SYMLINK -> makeSymlink(entry, tar);
            case HARD_LINK ->
                    late.add(new LateWork.HardLink(entry.link.toBytes(), entry.path.toBytes()));
            case CHARACTER_DEVICE, BLOCK_DEVICE, FIFO -> makeNode(entry, tar);
        }
    }

    /// Makes a file whose data goes on in later frames; nothing is written yet.
    OpenFile open(TarEntry entry, ByteBuffer tar, long frameStart, long paddedEnd)
            throws LinuxException {
        Metadata metadata = Metadata.of(entry, tar);
        return new OpenFile(
                create(entry), entry, metadata, frameStart + entry.dataStart, paddedEnd);
    }

    void finish(OpenFile file) throws LinuxException {
        Metadata metadata = file.metadata;
        finish(file.fd, file.path, metadata.mode(), metadata.user(), metadata.group());
        attributes.set(file.fd, file.path, metadata.attributes());
        check(
                "set the time of",
                file.path,
                calls.setTime(file.fd, metadata.seconds(), metadata.nanos()));
        calls.startWriting(file.fd);
        file.close();
    }

    private void writeFile(TarEntry entry, NativeMemory tar) throws LinuxException {
        int fd = create(entry);
        try {
            writeContent(fd, entry, tar);
            finish(fd, entry.path, entry.mode, entry.user, entry.group);
            if (entry.attributes > 0) attributes.set(fd, entry, tar.address());
            check("set the time of", entry.path, calls.setTime(fd, entry.seconds, entry.nanos));
            if (entry.dataLength >= EARLY_WRITEBACK_BYTES) calls.startWriting(fd);
        } finally {
            FileDescriptors.close(fd);
        }
    }

    private void writeContent(int fd, TarEntry entry, NativeMemory tar) throws LinuxException {
        if (entry.sparse != null)
            check("set the size of", entry.path, calls.setSize(fd, entry.fileSize));
        if (entry.dataHere == 0) return;
        long from = tar.address() + entry.dataStart;
        OpenFile.writeData(calls, fd, entry.path, entry.sparse, from, entry.dataHere, 0);
    }

    private int create(TarEntry entry) throws LinuxException {
        TarPath name = heldBack != null && heldBack.is(entry.path) ? heldBackAs : entry.path;
        int fd = calls.createFile(root.fd(), name.address(), entry.mode);
        if (fd < 0) throw new LinuxException("create", entry.path.toString(), -fd);
        return fd;
    }

    /// Owner, and again the bits that writing to a file and giving it away can take from it.
    private void finish(int fd, Object path, int mode, long user, long group)
            throws LinuxException {
        if (!root.isOurs(user, group))
            checkKept("set the owner of", fd, path, calls.setOwner(fd, user, group));
        if ((mode & 06000) != 0) checkKept("set the mode of", fd, path, calls.setMode(fd, mode));
    }

    private void checkKept(String call, int fd, Object path, long result) throws LinuxException {
        if (!calls.isOnlyFat(fd, result)) check(call, path, result);
    }

    private void makeDirectory(TarEntry entry, ByteBuffer tar) throws LinuxException {
        int mode = (entry.mode & 0777) | 0700;
        boolean existed = entry.path.isRoot();
        if (!existed) {
            long made = calls.makeDirectory(parent.of(entry.path), entry.path.nameAddress(), mode);
            existed = made == -Errno.EEXIST && isDirectory(entry.path);
            if (!existed) check("create the directory", entry.path, made);
        }
        late.add(
                new LateWork.Directory(
                        entry.path.toBytes(), existed, mode, Metadata.of(entry, tar)));
    }

    private boolean isDirectory(TarPath path) {
        int fd = calls.openParent(root.fd(), path.address());
        if (fd >= 0) FileDescriptors.close(fd);
        return fd >= 0;
    }

    private void makeSymlink(TarEntry entry, NativeMemory tar) throws LinuxException {
        int directory = parent.of(entry.path);
        long name = entry.path.nameAddress();
        check(
                "create the link",
                entry.path,
                calls.makeSymlink(entry.link.address(), directory, name));
        finishByName(entry, tar, directory);
    }

    private void makeNode(TarEntry entry, NativeMemory tar) throws LinuxException {
        int directory = parent.of(entry.path);
        int mode = entry.type.bits | entry.mode;
        long name = entry.path.nameAddress();
        check(
                "create the node",
                entry.path,
                calls.makeNode(directory, name, mode, entry.deviceMajor, entry.deviceMinor));
        finishByName(entry, tar, directory);
    }

    private void finishByName(TarEntry entry, NativeMemory tar, int directory)
            throws LinuxException {
        long name = entry.path.nameAddress();
        if (!root.isOurs(entry.user, entry.group))
            check(
                    "set the owner of",
                    entry.path,
                    calls.setOwner(directory, name, entry.user, entry.group));
        if (entry.attributes > 0) attributes.setByName(directory, entry, tar.address());
        check(
                "set the time of",
                entry.path,
                calls.setTime(directory, name, entry.seconds, entry.nanos));
    }

    /// Makes what had to wait: hard links first, then the directories' metadata, deepest first.
    void finish(LateWork work) throws Refused, LinuxException {
        for (LateWork.HardLink link : work.hardLinks()) makeHardLink(link);
        List<LateWork.Directory> directories = work.directories();
        for (int i = directories.size() - 1; i >= 0; i--) finishDirectory(directories.get(i));
    }

    private void makeHardLink(LateWork.HardLink link) throws Refused, LinuxException {
        otherPath.assignBytes(link.existing());
        linkPath.assignBytes(link.path());
        long made =
                calls.makeHardLink(
                        linkParent.of(otherPath),
                        otherPath.nameAddress(),
                        parent.of(linkPath),
                        linkPath.nameAddress());
        if (made == -Errno.EXDEV) throw UnpackFailure.linkAcrossBorder(linkPath, otherPath);
        if (made < 0) check("create the hard link", linkPath + " to " + otherPath, made);
    }

    private void finishDirectory(LateWork.Directory directory) throws LinuxException {
        otherPath.assignBytes(directory.path());
        Metadata metadata = directory.metadata();
        boolean onlyTime =
                !directory.existed()
                        && metadata.mode() == directory.createdMode()
                        && metadata.attributes().length == 0
                        && root.isOurs(metadata.user(), metadata.group());
        if (onlyTime)
            check(
                    "set the time of",
                    otherPath,
                    calls.setTime(
                            root.fd(), otherPath.address(), metadata.seconds(), metadata.nanos()));
        else finishOpened(otherPath, directory);
    }

    private void finishOpened(TarPath path, LateWork.Directory directory) throws LinuxException {
        Metadata metadata = directory.metadata();
        int fd = calls.openDirectory(root.fd(), path.isRoot() ? root.dotAddress() : path.address());
        if (fd < 0) throw new LinuxException("open the directory", path.toString(), -fd);
        try {
            if (!root.isOurs(metadata.user(), metadata.group()) || directory.existed())
                checkKept(
                        "set the owner of",
                        fd,
                        path,
                        calls.setOwner(fd, metadata.user(), metadata.group()));
            checkKept("set the mode of", fd, path, calls.setMode(fd, metadata.mode()));
            attributes.set(fd, path, metadata.attributes());
            check("set the time of", path, calls.setTime(fd, metadata.seconds(), metadata.nanos()));
        } finally {
            FileDescriptors.close(fd);
        }
    }

    private static void check(String call, Object path, long result) throws LinuxException {
        if (result < 0) throw new LinuxException(call, path.toString(), (int) -result);
    }

    @Override
    public void close() {
        parent.close();
        linkParent.close();
    }
}
