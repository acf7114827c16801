package dev.tarmac.kickstart.lint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How files name disks and partitions.
final class DiskNames {
    /// What stands for more than one name.
    private static final Pattern GLOB = Pattern.compile("[*?\\[|]");

    private static final Pattern PARTITION =
            Pattern.compile(
                    "((?:nvme\\d+n\\d+|mmcblk\\d+|nbd\\d+)(?=p\\d)|(?:[shv]|xv)d[a-z]+)p?\\d+");

    private DiskNames() {}

    /// `/dev/sda` is `sda`.
    static String plain(String name) {
        return name.startsWith("/dev/") ? name.substring(5) : name;
    }

    /// Whether every one of them is the name of one disk.
    static boolean arePlain(List<String> names) {
        return names.stream()
                .noneMatch(name -> GLOB.matcher(name).find() || plain(name).contains("/"));
    }

    /// Whether a name is the kernel's own; others name a disk by what it holds or where it is.
    static boolean isKernelName(String name) {
        return !plain(name).contains("/") && !name.contains("=") && !GLOB.matcher(name).find();
    }

    static boolean contains(List<String> names, String name) {
        return names.stream().map(DiskNames::plain).anyMatch(plain(name)::equals);
    }

    /// The disk of a partition: `nvme0n1` of `nvme0n1p2`. What is no such name stays as it is.
    static String diskOf(String partition) {
        Matcher matcher = PARTITION.matcher(plain(partition));
        return matcher.matches() ? matcher.group(1) : partition;
    }
}
