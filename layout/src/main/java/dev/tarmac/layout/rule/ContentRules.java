package dev.tarmac.layout.rule;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Tmpfs;
import dev.tarmac.problem.Problems;

import java.util.List;
import java.util.Optional;

/// File systems, and the words that their programs and fstab get.
final class ContentRules {
    private final Problems problems;

    private ContentRules(Problems problems) {
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        ContentRules rules = new ContentRules(problems);
        layout.devices().forEach(rules::check);
        for (Btrfs volume : layout.btrfs()) {
            Subject subject = Subject.of(volume);
            Optional<String> anyMount =
                    volume.subvolumes().stream()
                            .flatMap(subvolume -> subvolume.mount().stream())
                            .findFirst();
            mounting(problems, subject, volume.mount().or(() -> anyMount), volume.options());
            rules.mkfs(subject, volume.filesystem());
        }
        for (Tmpfs tmpfs : layout.tmpfs())
            mounting(problems, Subject.of(tmpfs), Optional.of(tmpfs.mount()), tmpfs.options());
    }

    private void check(BlockDevice device) {
        Subject subject = Subject.of(device);
        boolean swap = device.content().holds(Filesystem.Kind.SWAP);
        // Swap is in fstab without a mount point.
        mounting(problems, subject, swap ? Optional.of("none") : device.mount(), device.options());
        if (device.mount().isPresent() && device.filesystem().isEmpty())
            subject.say(problems, "has a mount point but no file system", "add `filesystem: ext4`");
        if (device.mount().isPresent() && swap)
            subject.say(problems, "swap has no mount point", "drop `mount`");
        device.filesystem().ifPresent(filesystem -> mkfs(subject, filesystem));
    }

    /// Fstab separates its fields by white space, and a `#` may begin a comment.
    static void mounting(
            Problems problems, Subject subject, Optional<String> mount, Optional<String> options) {
        if (options.isEmpty()) return;
        if (!isOneWord(options.get()))
            subject.say(
                    problems,
                    "mount options are one word",
                    "separate them by commas: `options: noatime,nodev`");
        if (mount.isEmpty())
            subject.say(
                    problems,
                    "has mount options but no mount point",
                    "add `mount: /srv` or drop `options`");
    }

    static boolean isOneWord(String text) {
        return !text.isEmpty()
                && text.chars()
                        .noneMatch(
                                c ->
                                        Character.isWhitespace(c)
                                                || Character.isISOControl(c)
                                                || c == '#');
    }

    private void mkfs(Subject subject, Filesystem filesystem) {
        List<String> options = filesystem.mkfsOptions();
        if (options.stream().anyMatch(word -> word.isEmpty() || isHidden(word)))
            subject.say(
                    problems,
                    "an option of mkfs is empty or has characters that nobody sees",
                    "write it like `mkfs: [-O, ^metadata_csum]`");
    }

    private static boolean isHidden(String word) {
        return word.chars().anyMatch(Character::isISOControl);
    }
}
