package dev.tarmac.layout.rule;

import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.problem.DidYouMean;
import dev.tarmac.problem.Problems;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// btrfs over several devices, and its subvolumes.
final class BtrfsRules {
    private final Problems problems;

    private BtrfsRules(Problems problems) {
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        BtrfsRules rules = new BtrfsRules(problems);
        for (Btrfs volume : layout.btrfs()) {
            rules.level(volume, "data", volume.data());
            rules.level(volume, "metadata", volume.metadata());
            rules.subvolumes(volume);
        }
    }

    private void level(Btrfs volume, String key, Optional<String> level) {
        if (level.isEmpty()) return;
        int members = volume.members().size();
        int least =
                switch (level.get()) {
                    case "single" -> 1;
                    case "raid0", "raid1" -> 2;
                    case "raid10" -> 4;
                    default -> 0;
                };
        if (least == 0)
            Subject.of(volume)
                    .say(
                            problems,
                            "no level " + Subject.quoted(level.get()) + " for its " + key,
                            DidYouMean.question(level.get(), Btrfs.LEVELS)
                                    .orElse("write " + String.join(", ", Btrfs.LEVELS)));
        else if (members > 0 && members < least)
            Subject.of(volume)
                    .say(
                            problems,
                            level.get() + " has at least " + least + " members, not " + members,
                            "add members, or choose another level for `" + key + "`");
    }

    private void subvolumes(Btrfs volume) {
        Set<String> named = new HashSet<>();
        for (Btrfs.Subvolume subvolume : volume.subvolumes()) {
            Subject subject = Subject.of(subvolume);
            if (!MountPath.isPlain("/" + subvolume.name()) || subvolume.name().isEmpty())
                subject.say(
                        problems,
                        "is no path below the top of the volume",
                        "write it without '.', '..' and without '/' at its ends, like `home`");
            else if (!named.add(subvolume.name()))
                subject.say(problems, "named twice", "give each its own name");
            else if (isOrphan(subvolume.name(), named))
                subject.say(
                        problems,
                        "what it lies in is no subvolume that stands before it",
                        "add `- {name: " + Subject.shown(parent(subvolume.name())) + "}` first");
            options(subject, subvolume);
        }
    }

    private static boolean isOrphan(String name, Set<String> named) {
        return name.contains("/") && !named.contains(parent(name));
    }

    private static String parent(String name) {
        return name.substring(0, name.lastIndexOf('/'));
    }

    private void options(Subject subject, Btrfs.Subvolume subvolume) {
        ContentRules.mounting(problems, subject, subvolume.mount(), subvolume.options());
        boolean again =
                Arrays.stream(subvolume.options().orElse("").split(",", -1))
                        .anyMatch(option -> option.startsWith("subvol"));
        if (again)
            subject.say(
                    problems,
                    "its options name a subvolume again",
                    "drop `subvol=` and `subvolid=`: they follow from its name");
    }
}
