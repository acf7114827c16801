package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.problem.Problem;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a partition may be mounted: places that would leave a machine which does not start, or
/// that cannot take an image, are found here and not on the disk.
final class MountRules {
    /// Of Linux, without the zero at the end.
    private static final int MAX_PATH = 4095;

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._+@:-]{1,255}");

    /// A place that no partition may have, nor anything below it.
    private record NoPlace(Set<String> paths, String why, String fix) {}

    private static final List<NoPlace> NO_PLACES =
            List.of(
                    new NoPlace(
                            Set.of("/proc", "/sys", "/dev", "/run"),
                            "what is mounted there is hidden as soon as the system starts",
                            "mount it elsewhere, like /srv"),
                    new NoPlace(
                            Set.of("/boot/grub", "/boot/grub2"),
                            "GRUB looks for its files where /boot is",
                            "drop it; /boot may have a partition of its own"),
                    new NoPlace(
                            Set.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"),
                            "an image has a link to /usr there",
                            "mount /usr, or a directory below it"));

    /// Programs, settings and states of packages: with links, owners and modes.
    private static final Set<String> HOLDS_LINKS =
            Set.of("/usr", "/etc", "/var", "/opt", "/root", "/home");

    private MountRules() {}

    /// What is wrong and how to mend it; empty when nothing is.
    static Optional<Problem> wrong(Partition partition, String path) {
        if (!isPlain(path))
            return problem(
                    partition,
                    "'" + shortened(path) + "' is no mount point",
                    "write an absolute path without '.', '..' or a trailing '/'");
        if (path.equals("/etc"))
            return problem(
                    partition,
                    "/etc holds the fstab that would mount it",
                    "leave /etc on the root partition");
        for (NoPlace no : NO_PLACES)
            if (no.paths.stream().anyMatch(place -> isIn(path, place)))
                return problem(partition, "mounted on " + path + ": " + no.why, no.fix);
        boolean vfat = partition.content().holds(Filesystem.Kind.VFAT);
        if (vfat && path.equals("/"))
            return problem(
                    partition, "vfat cannot hold the root of Linux", "use ext4 or xfs for /");
        if (vfat && (path.equals("/boot") || HOLDS_LINKS.stream().anyMatch(p -> isIn(path, p))))
            return problem(
                    partition,
                    path + " on vfat cannot hold the links and owners of an image",
                    "use ext4 or xfs for " + path + "; the ESP goes to /boot/efi");
        return Optional.empty();
    }

    /// Part by part: a pattern for the whole path would need the stack for each part of it.
    private static boolean isPlain(String path) {
        if (path.equals("/")) return true;
        if (!path.startsWith("/") || path.length() > MAX_PATH) return false;
        for (String part : path.substring(1).split("/", -1))
            if (!PART.matcher(part).matches() || part.equals(".") || part.equals(".."))
                return false;
        return true;
    }

    private static boolean isIn(String path, String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    private static String shortened(String path) {
        return path.length() <= 80 ? path : path.substring(0, 80) + "...";
    }

    private static Optional<Problem> problem(Partition partition, String what, String fix) {
        return Optional.of(
                new Problem(
                        partition.where(), "partition '" + partition.name() + "': " + what, fix));
    }
}
