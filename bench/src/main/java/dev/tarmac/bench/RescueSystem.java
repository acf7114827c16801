package dev.tarmac.bench;

import dev.tarmac.facts.Firmware;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;

/// The live system an admin would boot to install by hand: Debian with its own tools, on the
/// agent's kernel and modules, as an initramfs that lies on top of the agent's.
final class RescueSystem {
    private static final String SUITE = "bookworm";
    private static final List<String> PACKAGES =
            List.of(
                    "wget",
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
        try (var out = Files.newOutputStream(whole)) {
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
        Path work = Files.createTempDirectory(cache, "rescue-");
        try {
            Path root = work.resolve("root");
            Program.run(debootstrap(root), work);
            for (String name :
                    List.of(
                            "usr/share/doc",
                            "usr/share/man",
                            "usr/share/locale",
                            "var/cache/apt",
                            "var/lib/apt/lists"))
                Program.run(List.of("rm", "-rf", root.resolve(name).toString()), work);
            program(root.resolve("init"), "rescue-init.sh");
            for (Firmware firmware : Firmware.values())
                program(root.resolve("by-hand/" + firmware), "by-hand-" + firmware + ".sh");
            Path cpio = work.resolve("rescue.cpio");
            Program.run(
                    List.of(
                            "sh",
                            "-c",
                            "cd \"$0\" && find . | cpio --quiet -o -H newc > \"$1\"",
                            root.toString(),
                            cpio.toString()),
                    work);
            Path packed = work.resolve("packed");
            Program.run(
                    List.of("zstd", "-q", "-3", cpio.toString(), "-o", packed.toString()), work);
            Files.move(packed, overlay);
            return overlay;
        } finally {
            Program.run(List.of("rm", "-rf", "--one-file-system", work.toString()), cache);
        }
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

    private static String key() throws IOException {
        StringBuilder all = new StringBuilder(SUITE + PACKAGES);
        for (String resource : List.of("rescue-init.sh", "by-hand-bios.sh", "by-hand-uefi.sh"))
            all.append(script(resource));
        return String.format("%08x", all.toString().hashCode());
    }
}
