package dev.tarmac.agent.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A tree with one of everything, packed by GNU tar: what we unpack on an ext4 is what GNU tar
/// unpacks beside it, and what was packed.
@Tag("root")
@Timeout(120)
class FidelityTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"pax", "gnu"})
    void unpacksWhatGnuTarPacks(String format) throws Exception {
        try (LoopDisk disk = LoopDisk.ext4(folder, 256 << 20)) {
            Path source = Files.createDirectory(disk.mountPoint().resolve("source"));
            boolean attributes = format.equals("pax");
            int entries = makeOneOfEverything(source, attributes);
            Path archive = pack(source, format);
            Path theirs = Files.createDirectory(disk.mountPoint().resolve("theirs"));
            LoopDisk.run(
                    "tar",
                    "-xf",
                    archive.toString(),
                    "-C",
                    theirs.toString(),
                    "--numeric-owner",
                    "--xattrs",
                    "--xattrs-include=*",
                    "--delay-directory-restore",
                    "-p");
            Path ours = Files.createDirectory(disk.mountPoint().resolve("ours"));
            TarBytes tar = new TarBytes().raw(Files.readAllBytes(archive));
            unpack(TestImage.of(tar, entries, List.of()), ours);

            assertThat(listing(ours)).isEqualTo(listing(theirs));
            // GNU's own format has whole seconds and no attributes.
            if (attributes) assertThat(listing(ours)).isEqualTo(listing(source));
            assertThat(hardLinkGroups(ours)).isEqualTo(hardLinkGroups(source));
            assertThat(contents(ours)).isEqualTo(contents(source));
            assertThat(attributes(ours)).isEqualTo(attributes(source));
            if (attributes) assertThat(attributes(ours).toString()).contains("security.capability");
        }
    }

    @Test
    void aFullDiskIsNamed() throws Exception {
        byte[] content = new byte[1 << 20];
        new Random(1).nextBytes(content);
        TarBytes tar = new TarBytes().directory("d", 0755);
        for (int i = 0; i < 12; i++) tar.file("d/file" + i, 0644, content);
        try (LoopDisk disk = LoopDisk.ext4(folder, 8 << 20)) {
            assertThatThrownBy(() -> unpack(TestImage.of(tar.end()), disk.mountPoint()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("the disk is full: write d/file")
                    .hasMessageContaining("ENOSPC")
                    .hasMessageContaining("give the file system more room in the layout");
        }
    }

    /// As distributions with SELinux pack it: labels on what lies on the ESP, too.
    @Test
    void labelsAreLeftOutWhereFatCannotKeepThem() throws Exception {
        assumeTrue(
                Files.readString(Path.of("/proc/filesystems")).contains("vfat"),
                "needs a kernel that mounts vfat");
        try (LoopDisk disk = LoopDisk.ext4(folder, 64 << 20);
                LoopDisk esp =
                        LoopDisk.vfat(
                                folder.resolve("esp.img"),
                                Files.createDirectory(disk.mountPoint().resolve("efi")))) {
            TestImage image = TestImage.of(labelled("efi").end());

            unpack(image, disk.mountPoint());

            assertThat(esp.mountPoint().resolve("EFI/file")).hasContent("content");
        }
    }

    /// Only FAT is known to lose them; anything else that does is an error.
    @Test
    void labelsThatAnotherFileSystemLosesAreAnError() throws Exception {
        Path ram = Files.createDirectory(folder.resolve("ram"));
        run("mount", "-t", "ramfs", "none", ram);
        try {
            TestImage image = TestImage.of(labelled("efi").end());
            assertThatThrownBy(() -> unpack(image, ram))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("set an attribute of efi/EFI/file: EOPNOTSUPP");
        } finally {
            run("umount", ram);
        }
    }

    private static TarBytes labelled(String esp) {
        String label = "SCHILY.xattr.security.selinux=system_u:object_r:boot_t:s0";
        return new TarBytes()
                .pax(label)
                .directory(esp, 0700)
                .pax(label)
                .directory(esp + "/EFI", 0700)
                .pax(label)
                .file(esp + "/EFI/file", "content");
    }

    @Test
    void aHardLinkOverTheBorderOfAFileSystemIsTheLayoutsFault() throws Exception {
        try (LoopDisk disk = LoopDisk.ext4(folder, 64 << 20)) {
            Path other = Files.createDirectory(disk.mountPoint().resolve("var"));
            run("mount", "-t", "tmpfs", "none", other);
            try {
                TarBytes tar = new TarBytes().directory("usr", 0755).directory("var", 0755);
                tar.file("usr/file", "content").hardLink("var/link", "usr/file").end();
                assertThatThrownBy(() -> unpack(TestImage.of(tar), disk.mountPoint()))
                        .isInstanceOf(Refused.class)
                        .hasMessageContaining("/var/link: is a hard link to /usr/file")
                        .hasMessageContaining("put both paths into one partition");
            } finally {
                run("umount", other);
            }
        }
    }

    private static void unpack(TestImage image, Path target) throws Exception {
        try (ImageServer server = new ImageServer(image)) {
            ImageStream.unpack(server.source(), target.toString(), new SilentProgress());
        }
    }

    /// The result is the number of entries below and with the root.
    private static int makeOneOfEverything(Path root, boolean attributes) throws Exception {
        Path bin = Files.createDirectories(root.resolve("usr/bin"));
        Path long1 = Files.createDirectories(root.resolve("l".repeat(120) + "/" + "m".repeat(120)));
        Path shared = Files.createDirectory(root.resolve("shared"));
        Path plain = Files.writeString(bin.resolve("plain"), "plain");
        Path su = Files.writeString(bin.resolve("su"), "setuid");
        Path sparse = bin.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            for (int i = 0; i < 40; i++) {
                file.seek(i * 300_000L);
                file.write(("piece " + i).getBytes(StandardCharsets.US_ASCII));
            }
            file.setLength(20_000_000);
        }
        Path link = Files.createSymbolicLink(bin.resolve("link"), Path.of("t".repeat(150)));
        Files.createLink(root.resolve("zz-hard"), plain);
        Files.createLink(root.resolve("zz-hard-link"), link);
        Files.writeString(long1.resolve("n".repeat(200)), "long");
        Files.writeString(root.resolve("naïve name"), "");
        run("mknod", bin.resolve("null"), "c", "1", "3");
        run("mknod", bin.resolve("disk"), "b", "259", "70000");
        run("mkfifo", "-m", "0622", bin.resolve("fifo"));
        run("chown", "-h", "12345:54321", plain, link, bin.resolve("null"), bin.resolve("fifo"));
        run("chown", "3000000:3000001", root.resolve("naïve name"), shared);
        run("chown", "1:2", su);
        run("chmod", "6755", su);
        run("chmod", "3770", shared);
        run("chmod", "0500", long1);
        if (attributes) {
            byte[] capability = {1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            Attributes.set(su, "security.capability", capability);
            Attributes.set(su, "user.a=b%", new byte[] {0, '\n', '=', (byte) 0xff});
            Attributes.set(shared, "security.selinux", label("dir_t"));
            Attributes.set(link, "security.selinux", label("link_t"));
            Attributes.set(bin.resolve("null"), "security.selinux", label("node_t"));
            Attributes.set(shared, "system.posix_acl_default", acl());
        }
        run("touch", "-h", "-d", "1999-12-31 23:59:59.123456789 UTC", plain, link, sparse);
        run("touch", "-h", "-d", "1961-01-01 00:00:00 UTC", su);
        run("touch", "-d", "2038-02-01 00:00:00 UTC", shared, bin, root);
        try (Stream<Path> all = Files.walk(root)) {
            return (int) all.count();
        }
    }

    private static byte[] label(String type) {
        return ("system_u:object_r:" + type + ":s0\0").getBytes(StandardCharsets.US_ASCII);
    }

    /// u::rwx,u:1000:r-x,g::r-x,m::r-x,o::---
    private static byte[] acl() {
        ByteBuffer acl = ByteBuffer.allocate(4 + 5 * 8).order(ByteOrder.LITTLE_ENDIAN);
        acl.putInt(2);
        int[][] entries = {{1, 7, -1}, {2, 5, 1000}, {4, 5, -1}, {16, 5, -1}, {32, 0, -1}};
        for (int[] entry : entries)
            acl.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]);
        return acl.array();
    }

    /// In canonical order: directories, everything else, hard links.
    private Path pack(Path source, String format) throws Exception {
        Path list = folder.resolve("list");
        List<String> names = new ArrayList<>(find(source, "-type", "d"));
        names.addAll(find(source, "!", "-type", "d"));
        Files.write(list, names);
        Path archive = folder.resolve("image.tar");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "tar",
                                "-cf",
                                archive.toString(),
                                "-C",
                                source.toString(),
                                "--format=" + format,
                                "--numeric-owner",
                                "--sparse",
                                "--no-recursion",
                                "--verbatim-files-from",
                                "-T",
                                list.toString()));
        if (format.equals("pax")) command.addAll(List.of("--xattrs", "--xattrs-include=*"));
        LoopDisk.run(command.toArray(String[]::new));
        return archive;
    }

    private static List<String> find(Path source, String... test) throws Exception {
        List<String> command = new ArrayList<>(List.of("find", source.toString()));
        command.addAll(List.of(test));
        command.addAll(List.of("-printf", "./%P\n"));
        return LoopDisk.run(command.toArray(String[]::new))
                .lines()
                .sorted()
                .map(FidelityTest::utf8)
                .toList();
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// Type, owner, mode, time, target, links, size, blocks (so holes) and device of everything.
    private static List<String> listing(Path root) throws Exception {
        String found =
                LoopDisk.run(
                        "find", root.toString(), "-printf", "%P %y %U %G %m %T@ %l %n %s %b\n");
        List<String> lines = new ArrayList<>(found.lines().sorted().toList());
        for (String node : new String[] {"null", "disk"})
            lines.add(
                    LoopDisk.run(
                            "stat", "-c", "%t:%T", root.resolve("usr/bin/" + node).toString()));
        return lines;
    }

    private static List<List<String>> hardLinkGroups(Path root) throws Exception {
        List<List<String>> groups = new ArrayList<>();
        for (String name : new String[] {"usr/bin/plain", "usr/bin/link"})
            groups.add(
                    LoopDisk.run(
                                    "find",
                                    root.toString(),
                                    "-samefile",
                                    root.resolve(name).toString(),
                                    "-printf",
                                    "%P\n")
                            .lines()
                            .sorted()
                            .toList());
        return groups;
    }

    private static List<String> contents(Path root) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path path : everything(root))
            if (Files.isRegularFile(path) && !Files.isSymbolicLink(path))
                contents.add(
                        root.relativize(path) + " " + TestImage.sha256(Files.readAllBytes(path)));
        return contents;
    }

    private static List<String> attributes(Path root) throws IOException {
        List<String> attributes = new ArrayList<>();
        for (Path path : everything(root))
            attributes.add(root.relativize(path) + " " + Attributes.list(path));
        return attributes;
    }

    private static List<Path> everything(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted().toList();
        }
    }

    private static void run(Object... command) throws IOException, InterruptedException {
        LoopDisk.run(Stream.of(command).map(Object::toString).toArray(String[]::new));
    }
}
