package dev.tarmac.planner;

import dev.tarmac.facts.Firmware;
import dev.tarmac.planner.storage.Mounting;
import dev.tarmac.planner.storage.Storage;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Image x layout x firmware: an image that would not start, or not fit, is refused before a disk
/// is wiped for it.
final class ImageRules {
    private static final long MIB = 1L << 20;

    private final BootAbilities image;
    private final Problems problems;

    ImageRules(BootAbilities image, Problems problems) {
        this.image = image;
        this.problems = problems;
    }

    void checkLoader(Firmware firmware, boolean secureBoot) {
        switch (firmware) {
            case BIOS -> {
                if (!image.grubBios())
                    say(
                            "holds no GRUB for BIOS",
                            "put GRUB's i386-pc modules into the image (Debian: grub-pc-bin)");
            }
            case UEFI -> {
                if (!image.grubEfi())
                    say(
                            "holds no GRUB for UEFI",
                            "put GRUB for x86_64 EFI into the image (Debian: grub-efi-amd64-signed,"
                                    + " shim-signed)");
                else if (secureBoot)
                    for (String reason : image.unsigned())
                        say(
                                reason + ", and Secure Boot is on: it would not be started",
                                "put the distribution's signed shim, GRUB and kernel into the image"
                                        + " (Debian: shim-signed, grub-efi-amd64-signed,"
                                        + " linux-image-amd64), or turn Secure Boot off in the"
                                        + " firmware");
            }
        }
    }

    /// GRUB reads one file system: the one of /boot.
    void checkBootFiles(Storage storage) {
        Optional<Mounting> boot = holding(storage, "/boot/grub");
        for (String file : image.bootFiles()) {
            Optional<Mounting> holder = holding(storage, file);
            if (holder.isEmpty() || boot.isEmpty() || holder.equals(boot)) continue;
            problems.add(
                    holder.get().where(),
                    "image "
                            + image.image()
                            + " has "
                            + file
                            + ", which would lie on '"
                            + holder.get().device()
                            + "'; GRUB reads '"
                            + boot.get().device()
                            + "'",
                    file.startsWith("/boot/")
                            ? "drop what is mounted on " + holder.get().path()
                            : "put / and "
                                    + file
                                    + " on one device (drop /boot and /usr of their own), or"
                                    + " install the kernel into /boot of the image");
            return;
        }
    }

    void checkSpace(Storage storage, Loader loader) {
        String esp = loader instanceof Loader.Uefi uefi ? uefi.esp() : "";
        long most = Capacity.of(storage, esp);
        if (most >= image.unpackedBytes()) return;
        problems.add(
                storage.mountedOn("/").orElseThrow().where(),
                "image "
                        + image.image()
                        + " needs "
                        + Math.ceilDiv(image.unpackedBytes(), MIB)
                        + " MiB, the mounted devices hold at most "
                        + most / MIB
                        + " MiB",
                "make / larger or select a larger disk");
    }

    /// Why nobody would hear of its first boot, each with its fix.
    List<Problem> cannotProve() {
        List<Problem> reasons = new ArrayList<>();
        if (!image.initSystem().equals("systemd"))
            reasons.add(
                    new Problem(
                            place(),
                            "cannot prove that it booted: its init system is "
                                    + image.initSystem()
                                    + ", not systemd",
                            "install systemd into the image"));
        if (image.proofTools().isEmpty())
            reasons.add(
                    new Problem(
                            place(),
                            "cannot prove that it booted: it has none of curl, wget, python3,"
                                    + " bash",
                            "install one of them into the image"));
        return reasons;
    }

    private static Optional<Mounting> holding(Storage storage, String path) {
        return storage.mounts().stream()
                .filter(mount -> holds(mount.path(), path))
                .max(Comparator.comparingInt(mount -> mount.path().length()));
    }

    private static boolean holds(String mount, String path) {
        return mount.equals("/") || path.startsWith(mount + "/");
    }

    private void say(String what, String fix) {
        problems.add(place(), what, fix);
    }

    private Where place() {
        return Where.of("image " + image.image());
    }
}
