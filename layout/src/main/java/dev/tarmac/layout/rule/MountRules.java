package dev.tarmac.layout.rule;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where something may be mounted: places that would leave a machine which does not start, or that
/// cannot take an image, are found here and not on the disk.
final class MountRules {
    /// A place that nothing may have, nor anything below it.
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

    /// What an image puts there must still be there after a boot.
    private static final Set<String> STAYS = Set.of("/", "/boot", "/usr", "/var", "/opt");

    private static final Set<String> STAYS_BELOW = Set.of("/boot", "/usr");

    private final DiskLayout layout;
    private final Problems problems;

    private MountRules(DiskLayout layout, Problems problems) {
        this.layout = layout;
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        MountRules rules = new MountRules(layout, problems);
        List<MountPoint> points = MountPoint.of(layout);
        points.forEach(rules::place);
        rules.once(points);
    }

    private void place(MountPoint point) {
        String path = point.path();
        if (!MountPath.isPlain(path))
            say(
                    point,
                    Subject.quoted(path) + " is no mount point",
                    "write an absolute path without '.', '..' or a trailing '/'");
        else if (path.equals("/etc"))
            say(
                    point,
                    "/etc holds the fstab that would mount it",
                    "leave /etc on the root partition");
        else if (point.is("tmpfs") && path.equals("/dev/shm")) return;
        else {
            for (NoPlace no : NO_PLACES)
                if (no.paths.stream().anyMatch(place -> MountPath.isIn(path, place)))
                    say(point, "mounted on " + path + ": " + no.why, no.fix);
            if (point.is("vfat")) vfat(point);
            if (point.is("tmpfs")) inMemory(point);
        }
    }

    private void vfat(MountPoint point) {
        String path = point.path();
        if (path.equals("/"))
            say(point, "vfat cannot hold the root of Linux", "use ext4 or xfs for /");
        else if (path.equals("/boot")
                || HOLDS_LINKS.stream().anyMatch(place -> MountPath.isIn(path, place)))
            say(
                    point,
                    path + " on vfat cannot hold the links and owners of an image",
                    "use ext4 or xfs for " + path + "; the ESP goes to /boot/efi");
    }

    private void inMemory(MountPoint point) {
        String path = point.path();
        if (STAYS.contains(path)
                || STAYS_BELOW.stream().anyMatch(place -> MountPath.isIn(path, place)))
            say(
                    point,
                    "it would hide what an image has there",
                    "mount it on what may be empty at every boot, like /tmp");
    }

    private void once(List<MountPoint> points) {
        Map<String, MountPoint> taken = new HashMap<>();
        for (MountPoint point : points) {
            MountPoint first = taken.putIfAbsent(point.path(), point);
            if (first != null) twice(point.subject(), first.subject(), point.path());
        }
        if (!taken.containsKey("/"))
            problems.add(
                    layout.disks().isEmpty()
                            ? Where.of("layout")
                            : layout.disks().getFirst().where(),
                    "nothing is mounted on /",
                    "add a partition with `mount: /`");
    }

    private void twice(Subject second, Subject first, String path) {
        problems.add(
                second.where(),
                second.quoted()
                        + " and "
                        + first.quoted()
                        + " ("
                        + first.where()
                        + ") are both mounted on "
                        + Subject.shown(path),
                "mount each in its own place");
    }

    private void say(MountPoint point, String what, String fix) {
        point.subject().say(problems, what, fix);
    }
}
