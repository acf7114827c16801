package dev.tarmac.layout.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What may be called how. Every answer is empty, or a fix: what a good name is.
final class Names {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,35}");
    private static final Pattern ARRAY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern LVM = Pattern.compile("[A-Za-z0-9+_.][A-Za-z0-9+_.-]{0,126}");
    private static final Pattern MAPPED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]{0,126}");

    /// The longest name that the kernel's device mapper takes.
    private static final int MOST_MAPPED = 127;

    /// What LVM adds to the names of volumes that a pool or a cache hides.
    private static final int HIDDEN_SUFFIX = "_cdata-real".length();

    /// Parts of the names of volumes that LVM makes for itself (lvm(8)).
    private static final List<String> HIDDEN_PARTS =
            List.of(
                    "_cdata",
                    "_cmeta",
                    "_corig",
                    "_cvol",
                    "_imeta",
                    "_iorig",
                    "_mimage",
                    "_mlog",
                    "_pmspare",
                    "_rimage",
                    "_rmeta",
                    "_tdata",
                    "_tmeta",
                    "_vdata",
                    "_vorigin",
                    "_wcorig");

    /// A group is a folder below /dev, where others have theirs.
    private static final Set<String> TAKEN_IN_DEV =
            Set.of(
                    "block", "bus", "char", "console", "core", "cpu", "disk", "dri", "fd", "full",
                    "input", "kmsg", "kvm", "log", "mapper", "md", "mem", "mqueue", "net", "null",
                    "port", "ptmx", "pts", "random", "rtc", "shm", "snd", "stderr", "stdin",
                    "stdout", "tty", "urandom", "usb", "vfio", "zero");

    private Names() {}

    /// Of a disk, a partition, a btrfs volume or a secret.
    static Optional<String> wrongPlain(String name) {
        return unless(
                PLAIN.matcher(name).matches(),
                "use 1 to 36 letters, digits, '.', '_' or '-', starting with a letter or digit");
    }

    /// mdadm takes digits alone for a number of the kernel's.
    static Optional<String> wrongArray(String name) {
        if (DIGITS.matcher(name).matches())
            return Optional.of("write a letter into it: digits alone are a device number to md");
        return unless(
                ARRAY.matcher(name).matches(),
                "use 1 to 32 letters, digits, '.', '_' or '-', starting with a letter or digit");
    }

    static Optional<String> wrongGroup(String name) {
        if (TAKEN_IN_DEV.contains(name))
            return Optional.of("choose another: /dev/" + name + " is something else");
        return wrongLvm(name);
    }

    static Optional<String> wrongVolume(String name) {
        if (name.startsWith("snapshot") || name.startsWith("pvmove"))
            return Optional.of("choose another: LVM keeps 'snapshot' and 'pvmove' for itself");
        for (String part : HIDDEN_PARTS)
            if (name.contains(part))
                return Optional.of("choose another: LVM keeps '" + part + "' for itself");
        return wrongLvm(name);
    }

    private static Optional<String> wrongLvm(String name) {
        return unless(
                LVM.matcher(name).matches() && !name.equals(".") && !name.equals(".."),
                "use 1 to 127 letters, digits, '+', '_', '.' or '-', not starting with '-'");
    }

    /// Of something opened below /dev/mapper.
    static Optional<String> wrongMapped(String name) {
        if (name.equals("control")) return Optional.of("choose another: /dev/mapper has its own");
        return unless(
                MAPPED.matcher(name).matches(),
                "use 1 to 127 letters, digits, '+', '.', '_' or '-', starting with a letter or"
                        + " digit");
    }

    /// The name below /dev/mapper that LVM makes of a group's and a volume's.
    static String mapped(String group, String volume) {
        return group.replace("-", "--") + "-" + volume.replace("-", "--");
    }

    static boolean isTooLong(String mapped, boolean hides) {
        return mapped.length() + (hides ? HIDDEN_SUFFIX : 0) > MOST_MAPPED;
    }

    private static Optional<String> unless(boolean good, String fix) {
        return good ? Optional.empty() : Optional.of(fix);
    }
}
