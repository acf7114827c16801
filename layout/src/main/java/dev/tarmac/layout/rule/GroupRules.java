package dev.tarmac.layout.rule;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Problems;

/// What LVM makes a volume group of.
final class GroupRules {
    private static final long LEAST_EXTENT = 1 << 10;

    /// LVM counts the sectors of an extent in 32 bits.
    private static final long MOST_EXTENT = 1L << 40;

    private GroupRules() {}

    static void check(DiskLayout layout, Problems problems) {
        for (VolumeGroup group : layout.groups()) {
            Subject subject = Subject.of(group);
            long extent = group.extentBytes();
            if (extent < LEAST_EXTENT || extent > MOST_EXTENT || Long.bitCount(extent) != 1)
                subject.say(
                        problems,
                        "an extent of " + extent + " bytes",
                        "write a power of two from 1K to 1T, like `extent: 4M`");
            group.reserved().ifPresent(reserved -> reserved(subject, reserved, problems));
        }
    }

    private static void reserved(Subject subject, Size reserved, Problems problems) {
        boolean fixed =
                switch (reserved) {
                    case Size.Bytes ignored -> true;
                    case Size.Percent ignored -> true;
                    case Size.Rest ignored -> false;
                    case Size.Growing ignored -> false;
                    case Size.GrowingPercent ignored -> false;
                    case Size.Advised ignored -> false;
                };
        if (!fixed)
            subject.say(
                    problems,
                    "what is reserved does not grow",
                    "write it like `reserved: 10%` or `reserved: 20G`");
    }
}
