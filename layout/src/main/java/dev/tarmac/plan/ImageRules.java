package dev.tarmac.plan;

import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Partition;
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
    private final DiskLayout layout;
    private final Problems problems;

    ImageRules(BootAbilities image, DiskLayout layout, Problems problems) {
        this.image = image;
        this.layout = layout;
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
                else if (secureBoot && !image.signed())
                    say(
                            "holds no signed loader, and Secure Boot is on: the firmware would"
                                    + " refuse to start it",
                            "put shim and its signed GRUB into the image (Debian: shim-signed,"
                                    + " grub-efi-amd64-signed), or turn Secure Boot off in the"
                                    + " firmware");
            }
        }
    }

    /// GRUB reads one file system: the one of /boot.
    void checkBootFiles() {
        Optional<Partition> boot = holding("/boot/grub");
        for (String file : image.bootFiles()) {
            Optional<Partition> holder = holding(file);
            if (holder.isEmpty() || holder.equals(boot)) continue;
            problems.add(
                    holder.get().where(),
                    "image "
                            + image.image()
                            + " has "
                            + file
                            + ", which would lie on partition '"
                            + holder.get().name()
                            + "'; GRUB reads '"
                            + boot.orElseThrow().name()
                            + "'",
                    file.startsWith("/boot/")
                            ? "drop the partition mounted on " + holder.get().mount().orElseThrow()
                            : "put / and "
                                    + file
                                    + " on one partition (drop /boot and /usr of their own), or"
                                    + " install the kernel into /boot of the image");
            return;
        }
    }

    void checkSpace(List<Step.WriteGpt> tables) {
        long most = Capacity.of(layout, tables);
        if (most >= image.unpackedBytes()) return;
        Where where =
                layout.partitions()
                        .filter(partition -> partition.mount().equals(Optional.of("/")))
                        .map(Partition::where)
                        .findFirst()
                        .orElseThrow();
        problems.add(
                where,
                "image "
                        + image.image()
                        + " needs "
                        + Math.ceilDiv(image.unpackedBytes(), MIB)
                        + " MiB, the mounted partitions hold at most "
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

    private Optional<Partition> holding(String path) {
        return layout.partitions()
                .filter(partition -> partition.mount().filter(m -> holds(m, path)).isPresent())
                .max(Comparator.comparingInt(p -> p.mount().orElseThrow().length()));
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
