package dev.tarmac.bench;

import dev.tarmac.facts.Firmware;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// The live system an admin would boot to install by hand: Debian with its own tools, on the
/// agent's kernel and modules, as an initramfs that lies on top of the agent's.
final class RescueSystem {
    private static final String SUITE = "bookworm";
    private static final List<String> PACKAGES =
            List.of(
                    "wget",
                    "openssl",
                    "zstd",
                    "fdisk",
                    "e2fsprogs",
                    "xfsprogs",
                    "dosfstools",
                    "grub-pc-bin",
                    "grub2-common",
                    "kmod",
                    "iproute2",
                    "efibootmgr");

    /// What nobody reads in a rescue system.
    private static final List<String> UNREAD =
            List.of(
                    "usr/share/doc",
                    "usr/share/man",
                    "usr/share/locale",
                    "var/cache/apt",
                    "var/lib/apt/lists");

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path cache;
    private final Consumer<String> says;

    RescueSystem(Path cache, Consumer<String> says) {
        this.cache = cache;
        this.says = says;
    }

    /// The initramfs to boot together with the agent's kernel: the agent's own, then this system.
    Path initramfs(Path agentInitramfs, Path scratch)
            throws Refused, IOException, InterruptedException {
        Path overlay = overlay();
        Path whole = scratch.resolve("rescue.img");
        try (OutputStream out = Files.newOutputStream(whole)) {
            Files.copy(agentInitramfs, out);
            Files.copy(overlay, out);
        }
        return whole;
    }

    private Path overlay() throws Refused, IOException, InterruptedException {
        Path overlay = cache.resolve("rescue-" + key() + ".cpio.zst");
        if (Files.exists(overlay)) return overlay;
        Files.createDirectories(cache);
        says.accept("building the rescue system that installs by hand");
        try (Teardown made = Teardown.alsoAtExit()) {
            Path work = Files.createTempDirectory(cache, "rescue-");
            made.add(() -> delete(work));
            Files.move(packed(root(work), work), overlay);
            return overlay;
        }
    }

    private static void delete(Path folder) throws IOException {
        try {
            Tool.run("rm", "-rf", "--one-file-system", folder.toString());
        } catch (Refused e) {
            throw new IOException(folder + " could not be taken away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while taking away " + folder, e);
        }
    }

    private static Path root(Path work) throws Refused, IOException, InterruptedException {
        Path root = work.resolve("root");
        Tool.run(debootstrap(root), LIMIT);
        for (String name : UNREAD) Tool.run("rm", "-rf", root.resolve(name).toString());
        program(root.resolve("init"), "rescue-init.sh");
        for (Firmware firmware : Firmware.values())
            program(root.resolve("by-hand/" + firmware), "by-hand-" + firmware + ".sh");
        return root;
    }

    private static Path packed(Path root, Path work)
            throws Refused, IOException, InterruptedException {
        Path names = work.resolve("names");
        Tool.run(
                List.of("find", ".", "-mindepth", "1", "-print0"),
                new Tool.Filter(root, Path.of("/dev/null"), names),
                LIMIT);
        Path cpio = work.resolve("rescue.cpio");
        Tool.run(
                List.of("cpio", "--quiet", "--create", "--format=newc", "--null"),
                new Tool.Filter(root, names, cpio),
                LIMIT);
        Path packed = work.resolve("packed");
        Tool.run(List.of("zstd", "-q", "-3", cpio.toString(), "-o", packed.toString()), LIMIT);
        return packed;
    }

    private static List<String> debootstrap(Path root) {
        return List.of(
                "mmdebstrap",
                "--mode=root",
                "--variant=minbase",
                "--include=" + String.join(",", PACKAGES),
                SUITE,
                root.toString());
    }

    private static void program(Path file, String resource) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script(resource));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// The script that a peer runs, as text for the report.
    static String script(String resource) throws IOException {
        try (InputStream in = RescueSystem.class.getResourceAsStream(resource)) {
            if (in == null) throw new IOException("no resource " + resource);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Everything that goes in and is ours to change.
    static String key() throws IOException {
        StringBuilder all = new StringBuilder(SUITE + PACKAGES);
        for (String resource : List.of("rescue-init.sh", "by-hand-bios.sh", "by-hand-uefi.sh"))
            all.append(script(resource));
        byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
