package dev.tarmac.layout.rule;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Uses;
import dev.tarmac.problem.Problems;

/// What a partition of each kind may hold.
final class PartitionRules {
    private final Uses uses;
    private final Problems problems;

    private PartitionRules(Uses uses, Problems problems) {
        this.uses = uses;
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        PartitionRules rules = new PartitionRules(Uses.of(layout), problems);
        layout.partitions().forEach(rules::check);
    }

    private void check(Partition partition) {
        switch (partition.kind()) {
            case BIOSBOOT -> raw(partition, "a biosboot partition is raw");
            case PREP -> raw(partition, "a PReP partition is raw");
            case ESP -> {
                if (!holds(partition, Filesystem.Kind.VFAT) && !uses.isMember(partition.name()))
                    say(
                            partition,
                            "firmware reads an ESP only as vfat",
                            "write `filesystem: vfat`");
            }
            case SWAP -> {
                if (!holds(partition, Filesystem.Kind.SWAP) && !uses.isMember(partition.name()))
                    say(partition, "a swap partition holds swap", "write `filesystem: swap`");
            }
            case RAID, LVM -> {
                if (partition.filesystem().isPresent() && !uses.isMember(partition.name()))
                    say(
                            partition,
                            "a partition of type "
                                    + partition.kind().word()
                                    + " has no file system of its own",
                            "drop `type`");
            }
            case LINUX -> {
                if (holds(partition, Filesystem.Kind.SWAP))
                    say(partition, "swap has a partition type of its own", "write `type: swap`");
            }
        }
    }

    private void raw(Partition partition, String what) {
        if (partition.filesystem().isPresent() || partition.mount().isPresent())
            say(partition, what, "drop `filesystem` and `mount`");
        if (partition.content().luks().isPresent())
            say(partition, what + ", and not encrypted", "drop `encrypt`");
    }

    private static boolean holds(Partition partition, Filesystem.Kind kind) {
        return partition.content().holds(kind);
    }

    private void say(Partition partition, String what, String fix) {
        Subject.of(partition).say(problems, what, fix);
    }
}
