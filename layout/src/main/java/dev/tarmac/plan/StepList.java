package dev.tarmac.plan;

import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The steps of a layout that was checked, in the one order that is safe: what makes the disk
/// bootable comes last.
final class StepList {
    private final DiskLayout layout;
    private final Firmware firmware;

    StepList(DiskLayout layout, Firmware firmware) {
        this.layout = layout;
        this.firmware = firmware;
    }

    List<Step> steps(List<Step.WriteGpt> tables) {
        List<Step> steps = new ArrayList<>();
        tables.forEach(table -> steps.add(new Step.Wipe(table.disk())));
        steps.addAll(tables);
        formatted()
                .forEach(
                        p ->
                                steps.add(
                                        new Step.MakeFilesystem(
                                                p.name(), p.filesystem().orElseThrow())));
        mounted()
                .forEach(
                        p -> steps.add(new Step.Mount(p.name(), type(p), p.mount().orElseThrow())));
        steps.add(new Step.Unpack());
        steps.add(new Step.WriteFstab(fstab()));
        steps.add(new Step.Configure());
        steps.add(loader());
        steps.add(new Step.Flush());
        steps.add(new Step.MakeBootable(diskOf(loaderPartition())));
        return steps;
    }

    private Stream<Partition> formatted() {
        return layout.partitions().filter(partition -> partition.filesystem().isPresent());
    }

    /// Parents before children.
    private List<Partition> mounted() {
        return layout.partitions()
                .filter(partition -> partition.mount().isPresent())
                .sorted(
                        Comparator.comparingInt(StepList::depth)
                                .thenComparing(p -> p.mount().orElseThrow()))
                .toList();
    }

    private static int depth(Partition partition) {
        String path = partition.mount().orElseThrow();
        return path.equals("/") ? 0 : (int) path.chars().filter(c -> c == '/').count();
    }

    private List<FstabEntry> fstab() {
        List<FstabEntry> entries = new ArrayList<>();
        for (Partition partition : mounted()) {
            String path = partition.mount().orElseThrow();
            entries.add(entry(partition, path, path.equals("/") ? 1 : 2));
        }
        formatted()
                .filter(p -> p.filesystem().orElseThrow() instanceof Filesystem.Swap)
                .forEach(partition -> entries.add(entry(partition, "none", 0)));
        return entries;
    }

    private static FstabEntry entry(Partition partition, String path, int pass) {
        return new FstabEntry(
                partition.name(),
                path,
                type(partition),
                partition.options().orElse(defaultOptions(partition)),
                pass);
    }

    private static String defaultOptions(Partition partition) {
        return switch (partition.filesystem().orElseThrow()) {
            case Filesystem.Ext4 ext4 ->
                    partition.mount().equals(Optional.of("/")) ? "errors=remount-ro" : "defaults";
            case Filesystem.Xfs xfs -> "defaults";
            case Filesystem.Vfat vfat -> "umask=0077";
            case Filesystem.Swap swap -> "sw";
        };
    }

    private Step loader() {
        Partition root = mountedOn("/").orElseThrow();
        Optional<Partition> separate = mountedOn("/boot");
        Partition boot = separate.orElse(root);
        String path = separate.isPresent() ? "/grub" : "/boot/grub";
        Partition first = loaderPartition();
        String disk = diskOf(first);
        return switch (firmware) {
            case BIOS ->
                    new Step.GrubBios(
                            disk, first.name(), boot.name(), type(boot), path, root.name());
            case UEFI ->
                    new Step.GrubEfi(
                            disk, first.name(), boot.name(), type(boot), path, root.name());
        };
    }

    /// What the firmware starts from, raw or as files.
    private Partition loaderPartition() {
        return switch (firmware) {
            case BIOS -> only(Partition.Kind.BIOSBOOT);
            case UEFI -> only(Partition.Kind.ESP);
        };
    }

    private Optional<Partition> mountedOn(String path) {
        return layout.partitions().filter(p -> p.mount().equals(Optional.of(path))).findFirst();
    }

    private Partition only(Partition.Kind kind) {
        return layout.partitions().filter(p -> p.kind() == kind).findFirst().orElseThrow();
    }

    private String diskOf(Partition partition) {
        return layout.disks().stream()
                .filter(disk -> disk.partitions().contains(partition))
                .map(Disk::name)
                .findFirst()
                .orElseThrow();
    }

    private static String type(Partition partition) {
        return partition.filesystem().orElseThrow().type();
    }
}
