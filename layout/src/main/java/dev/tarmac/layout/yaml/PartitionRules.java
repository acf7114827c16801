package dev.tarmac.layout.yaml;

import dev.tarmac.layout.Partition;
import dev.tarmac.problem.Problem;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with one partition whatever the machine.
final class PartitionRules {
    private final Partition partition;
    private final List<Problem> problems = new ArrayList<>();

    private PartitionRules(Partition partition) {
        this.partition = partition;
    }

    static List<Problem> check(Partition partition) {
        PartitionRules rules = new PartitionRules(partition);
        rules.mount();
        rules.kind();
        return rules.problems;
    }

    private void mount() {
        if (partition
                .options()
                .filter(text -> text.isEmpty() || text.matches(".*[\\s#].*"))
                .isPresent())
            say("mount options are one word", "separate them by commas: `options: noatime,nodev`");
        if (partition.options().isPresent() && partition.mount().isEmpty() && !is("swap"))
            say("has mount options but no mount point", "add `mount: /srv` or drop `options`");
        if (partition.mount().isEmpty()) return;
        String path = partition.mount().get();
        MountRules.wrong(partition, path).ifPresent(problems::add);
        if (partition.filesystem().isEmpty())
            say("has a mount point but no file system", "add `filesystem: ext4`");
        if (is("swap")) say("swap has no mount point", "drop `mount`");
    }

    private void kind() {
        switch (partition.kind()) {
            case BIOSBOOT -> {
                if (partition.filesystem().isPresent() || partition.mount().isPresent())
                    say("a biosboot partition is raw", "drop `filesystem` and `mount`");
            }
            case ESP -> {
                if (!is("vfat"))
                    say("firmware reads an ESP only as vfat", "write `filesystem: vfat`");
            }
            case SWAP -> {
                if (!is("swap")) say("a swap partition holds swap", "write `filesystem: swap`");
            }
            case RAID, LVM, PREP -> {}
            case LINUX -> {
                if (is("swap")) say("swap has a partition type of its own", "write `type: swap`");
            }
        }
    }

    private boolean is(String type) {
        return partition
                .filesystem()
                .filter(filesystem -> filesystem.type().equals(type))
                .isPresent();
    }

    private void say(String what, String fix) {
        problems.add(
                new Problem(
                        partition.where(), "partition '" + partition.name() + "': " + what, fix));
    }
}
