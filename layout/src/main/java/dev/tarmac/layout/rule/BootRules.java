package dev.tarmac.layout.rule;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.RaidLevel;
import dev.tarmac.layout.Uses;
import dev.tarmac.problem.Problems;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What firmware starts from. Whether a machine's own firmware finds it, the planner says.
final class BootRules {
    /// With the superblock behind the data a member reads as if it stood alone.
    private static final Set<String> AT_THE_END = Set.of("1.0", "0.90");

    private final DiskLayout layout;
    private final Problems problems;

    private BootRules(DiskLayout layout, Problems problems) {
        this.layout = layout;
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        BootRules rules = new BootRules(layout, problems);
        layout.disks().forEach(rules::biosboot);
        rules.mirrors().forEach(rules::mirror);
        rules.mounted();
    }

    /// Each disk that firmware may start from has its own.
    private void biosboot(Disk disk) {
        List<Partition> all =
                disk.partitions().stream()
                        .filter(one -> one.kind() == Partition.Kind.BIOSBOOT)
                        .toList();
        if (all.size() > 1)
            problems.add(
                    all.get(1).where(),
                    "a second biosboot partition on " + Subject.of(disk),
                    "keep " + Subject.of(all.getFirst()).quoted() + " only");
    }

    /// The loader is written to one place, which is mounted.
    private void mounted() {
        Uses uses = Uses.of(layout);
        List<BlockDevice> systems =
                Stream.<BlockDevice>concat(
                                esps().filter(esp -> !uses.isMember(esp.name())),
                                mirrors().stream())
                        .toList();
        List<BlockDevice> mounted =
                systems.stream().filter(device -> device.mount().isPresent()).toList();
        if (mounted.size() > 1)
            problems.add(
                    mounted.get(1).where(),
                    "a second EFI system partition is mounted: " + Subject.of(mounted.get(1)),
                    "write `mount: none` for all but "
                            + Subject.of(mounted.getFirst()).quoted()
                            + ", or mirror them: a raid with level 1 and metadata '1.0'");
        if (mounted.isEmpty() && !systems.isEmpty())
            problems.add(
                    systems.getFirst().where(),
                    "no EFI system partition is mounted",
                    "write `mount: /boot/efi` for " + Subject.of(systems.getFirst()).quoted());
    }

    private Stream<Partition> esps() {
        return layout.partitions().filter(one -> one.kind() == Partition.Kind.ESP);
    }

    /// Arrays of ESPs.
    private List<Raid> mirrors() {
        Set<String> names = esps().map(Partition::name).collect(Collectors.toSet());
        return layout.raids().stream()
                .filter(
                        raid ->
                                Stream.concat(raid.members().stream(), raid.spares().stream())
                                        .anyMatch(names::contains))
                .toList();
    }

    private void mirror(Raid raid) {
        Subject subject = Subject.of(raid);
        if (raid.level() != RaidLevel.RAID1)
            subject.say(
                    problems,
                    "firmware reads an EFI system partition on one disk, not on a "
                            + raid.level().word(),
                    "write `level: 1`");
        if (raid.metadata().filter(metadata -> !AT_THE_END.contains(metadata)).isPresent())
            subject.say(
                    problems,
                    "firmware cannot read an EFI system partition behind metadata "
                            + Subject.shown(raid.metadata().orElseThrow()),
                    "write `metadata: '1.0'` or leave it out");
        if (!raid.content().holds(Filesystem.Kind.VFAT))
            subject.say(problems, "firmware reads an ESP only as vfat", "write `filesystem: vfat`");
        if (raid.content().luks().isPresent())
            subject.say(problems, "firmware reads no encrypted ESP", "drop `encrypt`");
    }
}
