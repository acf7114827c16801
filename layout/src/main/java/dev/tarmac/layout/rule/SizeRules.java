package dev.tarmac.layout.rule;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Problems;

import java.util.List;
import java.util.Optional;

/// Sizes that contradict each other, or that our own sizing does not know.
final class SizeRules {
    private final Problems problems;

    private SizeRules(Problems problems) {
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        SizeRules rules = new SizeRules(problems);
        for (Disk disk : layout.disks()) {
            for (Partition one : disk.partitions())
                one.size().ifPresent(size -> rules.alone(Subject.of(one), size));
            rules.together(disk);
        }
        for (VolumeGroup group : layout.groups()) {
            for (LogicalVolume one : group.volumes()) rules.alone(Subject.of(one), one.size());
            rules.together(group);
        }
    }

    private void alone(Subject subject, Size size) {
        switch (size) {
            case Size.Growing(long least, var most) -> {
                if (most.isPresent() && most.getAsLong() < least)
                    subject.say(
                            problems,
                            "starts larger than it may grow",
                            "write a `max` that is larger than `size`");
            }
            case Size.GrowingPercent ignored ->
                    subject.say(
                            problems,
                            "a percentage does not grow",
                            "write what it starts from, like 512M, or drop `grow`");
            case Size.Advised ignored ->
                    subject.say(
                            problems,
                            "nobody but Anaconda advises a size",
                            "write one, like `size: 4G`");
            case Size.Bytes ignored -> {}
            case Size.Percent ignored -> {}
            case Size.Rest ignored -> {}
        }
    }

    private void together(Disk disk) {
        oneRest(disk.partitions(), "partition", "on " + Subject.of(disk));
        int percent = disk.partitions().stream().mapToInt(p -> percent(p.size())).sum();
        if (percent > 100)
            problems.add(
                    disk.where(),
                    "the partitions of " + Subject.of(disk) + " take " + percent + "% of it",
                    "write percentages of at most 100% together, or `size: rest` once");
    }

    private void together(VolumeGroup group) {
        List<LogicalVolume> outer =
                group.volumes().stream()
                        .filter(v -> !(v.type() instanceof LogicalVolume.Type.Thin))
                        .toList();
        oneRest(outer, "volume", "in " + Subject.of(group));
        for (LogicalVolume pool : outer)
            if (pool.type() instanceof LogicalVolume.Type.ThinPool)
                oneRest(in(group, pool.name()), "volume", "in " + Subject.of(pool));
        int percent =
                outer.stream().mapToInt(v -> percent(Optional.of(v.size()))).sum()
                        + percent(group.reserved());
        if (percent > 100)
            problems.add(
                    group.where(),
                    "the volumes of "
                            + Subject.of(group)
                            + " take "
                            + percent
                            + "% of it, with what is reserved",
                    "write percentages of at most 100% together, or `size: rest` once");
    }

    private static List<LogicalVolume> in(VolumeGroup group, String pool) {
        return group.volumes().stream()
                .filter(
                        one ->
                                one.type() instanceof LogicalVolume.Type.Thin(String of)
                                        && of.equals(pool))
                .toList();
    }

    private void oneRest(List<? extends BlockDevice> devices, String kind, String container) {
        devices.stream()
                .filter(SizeRules::isRest)
                .skip(1)
                .findFirst()
                .ifPresent(
                        second ->
                                problems.add(
                                        second.where(),
                                        "a second " + kind + " of size rest " + container,
                                        "give all but one a size or a percentage"));
    }

    private static boolean isRest(BlockDevice device) {
        Optional<Size> size =
                switch (device) {
                    case Partition partition -> partition.size();
                    case LogicalVolume volume -> Optional.of(volume.size());
                    case Raid ignored -> Optional.empty();
                };
        return size.filter(Size.Rest.class::isInstance).isPresent();
    }

    private static int percent(Optional<Size> size) {
        return size.orElse(null) instanceof Size.Percent(int percent) ? percent : 0;
    }
}
