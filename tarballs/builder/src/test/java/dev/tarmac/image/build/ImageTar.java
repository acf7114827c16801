package dev.tarmac.image.build;

import dev.tarmac.image.build.tar.SparseMap;
import dev.tarmac.image.build.tar.TarEncoder;
import dev.tarmac.image.build.tar.TarEntry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A tar in memory, entry by entry: [#good] is the smallest thing that is an image, and each test
/// spoils one part of it.
final class ImageTar {
    static final String VERSION = "6.1.0-30-amd64";
    static final String KERNEL = "boot/vmlinuz-" + VERSION;
    static final String INITRAMFS = "boot/initrd.img-" + VERSION;

    private static final class Item {
        private final TarEntry entry;
        private final byte[] data;

        Item(TarEntry entry, byte[] data) {
            this.entry = entry;
            this.data = data;
        }
    }

    private final List<Item> items = new ArrayList<>();

    /// A pax header by hand stands before the entry that is added next.
    private final Map<Integer, byte[]> paxBefore = new HashMap<>();

    static ImageTar good() {
        return new ImageTar()
                .directory("./")
                .directory("./boot/")
                .file(KERNEL, "kernel")
                .file(INITRAMFS, "initramfs")
                .directory("etc/")
                .file("etc/machine-id", "")
                .file(
                        "etc/os-release",
                        "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n")
                .directory("usr/")
                .directory("usr/bin/")
                .symlink("bin", "usr/bin")
                .program("usr/bin/dash", elf(62))
                .symlink("usr/bin/sh", "dash")
                .program("usr/bin/curl", elf(62))
                .directory("usr/lib/systemd/")
                .program("usr/lib/systemd/systemd", elf(62))
                .program("usr/lib/systemd/systemd-networkd", elf(62));
    }

    ImageTar with(TarEntry entry, byte[] data) {
        items.add(new Item(entry, data));
        return this;
    }

    ImageTar file(String name, String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        return with(entry(name, TarEntry.Kind.FILE, 0644, data.length, ""), data);
    }

    ImageTar program(String name, byte[] data) {
        return with(entry(name, TarEntry.Kind.FILE, 0755, data.length, ""), data);
    }

    ImageTar directory(String name) {
        return with(entry(name, TarEntry.Kind.DIRECTORY, 0755, 0, ""), new byte[0]);
    }

    ImageTar symlink(String name, String target) {
        return with(entry(name, TarEntry.Kind.SYMBOLIC_LINK, 0777, 0, target), new byte[0]);
    }

    ImageTar hardLink(String name, String target) {
        return with(entry(name, TarEntry.Kind.HARD_LINK, 0644, 0, target), new byte[0]);
    }

    ImageTar pax(Map<String, String> records) {
        paxBefore.put(items.size(), PaxByHand.header(records));
        return this;
    }

    ImageTar without(String name) {
        items.removeIf(item -> item.entry.name().equals(name));
        return this;
    }

    /// Sixty-four bits, little endian, for that machine number.
    static byte[] elf(int machine) {
        byte[] elf = new byte[64];
        elf[0] = 0x7F;
        elf[1] = 'E';
        elf[2] = 'L';
        elf[3] = 'F';
        elf[4] = 2;
        elf[5] = 1;
        elf[18] = (byte) machine;
        elf[19] = (byte) (machine >> 8);
        return elf;
    }

    static TarEntry entry(String name, TarEntry.Kind kind, int mode, long dataBytes, String link) {
        return new TarEntry(
                name,
                kind,
                mode,
                0,
                0,
                1_700_000_000,
                0,
                dataBytes,
                link,
                TarEntry.Device.NONE,
                new TreeMap<>(Map.of()),
                Optional.empty());
    }

    static TarEntry sparse(String name, SparseMap map) {
        return new TarEntry(
                name,
                TarEntry.Kind.FILE,
                0644,
                0,
                0,
                1_700_000_000,
                0,
                map.dataBytes(),
                "",
                TarEntry.Device.NONE,
                new TreeMap<>(Map.of()),
                Optional.of(map));
    }

    /// Without the end mark.
    byte[] unended() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            out.writeBytes(paxBefore.getOrDefault(i, new byte[0]));
            out.writeBytes(TarEncoder.header(item.entry));
            out.writeBytes(item.data);
            out.writeBytes(new byte[TarEncoder.padding(item.data.length)]);
        }
        return out.toByteArray();
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(unended());
        out.writeBytes(new byte[TarEncoder.END_BYTES]);
        return out.toByteArray();
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    /// The same as files, for a foreign tar to pack; owners and hard links are left to the test.
    void unpack(Path root) throws IOException {
        for (Item item : items) {
            Path path = root.resolve(item.entry.name());
            switch (item.entry.kind()) {
                case DIRECTORY -> Files.createDirectories(path);
                case SYMBOLIC_LINK -> Files.createSymbolicLink(path, Path.of(item.entry.link()));
                case FILE -> {
                    Files.createDirectories(path.getParent());
                    Files.write(path, item.data);
                    if ((item.entry.mode() & 0111) != 0) path.toFile().setExecutable(true, false);
                }
                case HARD_LINK, CHARACTER_DEVICE, BLOCK_DEVICE, FIFO ->
                        throw new IllegalArgumentException("not as a file: " + item.entry);
            }
        }
    }
}
