package dev.tarmac.planner.anaconda;

import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.plan.PartitionType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The machine as the installer sees it, from what an agent reported.
public final class InstallerMachine {
    private InstallerMachine() {}

    /// Makes one.
    ///
    /// @param hostName goes into the names of volumes that nobody named
    public static Machine of(
            List<DiskFacts> disks,
            Firmware firmware,
            long memoryBytes,
            Optional<String> hostName,
            Flavor flavor,
            Product product) {
        return new Machine(
                disks.stream().map(InstallerMachine::disk).toList(),
                firmware,
                memoryBytes / Bytes.MIB,
                hostName,
                flavor,
                product);
    }

    private static Disk disk(DiskFacts facts) {
        return new Disk(
                facts.name(),
                facts.sizeBytes(),
                facts.logicalSectorBytes(),
                label(facts),
                facts.table().map(table -> found(facts, table)).orElse(List.of()),
                links(facts));
    }

    private static List<Disk.FoundPartition> found(DiskFacts facts, FoundTable table) {
        return table.partitions().stream()
                .map(
                        one ->
                                new Disk.FoundPartition(
                                        one.number(),
                                        one.startSector(),
                                        one.endSector(),
                                        content(facts, one)))
                .toList();
    }

    private static Optional<LabelType> label(DiskFacts facts) {
        return facts.table()
                .map(FoundTable::kind)
                .or(() -> unread(facts))
                .map(
                        kind ->
                                switch (kind) {
                                    case GPT -> LabelType.GPT;
                                    case MBR -> LabelType.MSDOS;
                                });
    }

    /// The kind of a table that is there and whose partitions nobody reported.
    static Optional<TableKind> unread(DiskFacts facts) {
        if (facts.table().isPresent()) return Optional.empty();
        return facts.contents().stream()
                .filter(content -> content.where().equals(facts.name()))
                .flatMap(
                        content ->
                                switch (content.type()) {
                                    case "gpt" -> Optional.of(TableKind.GPT).stream();
                                    case "dos" -> Optional.of(TableKind.MBR).stream();
                                    default -> Optional.<TableKind>empty().stream();
                                })
                .findFirst();
    }

    /// As udev makes them; where it makes others, a kickstart has to name the disk by one of these.
    private static List<String> links(DiskFacts facts) {
        List<String> links = new ArrayList<>();
        facts.byPath().ifPresent(path -> links.add("disk/by-path/" + path));
        facts.wwn()
                .ifPresent(
                        wwn ->
                                links.add(
                                        "disk/by-id/"
                                                + (facts.name().startsWith("nvme")
                                                        ? "nvme-"
                                                        : "wwn-")
                                                + wwn));
        return links;
    }

    private static Optional<FormatType> content(DiskFacts facts, FoundPartition partition) {
        PartitionType type = PartitionType.of(partition.type());
        if (type.equals(PartitionType.BIOSBOOT)) return Optional.of(FormatType.BIOSBOOT);
        if (type.equals(PartitionType.PREP) || type.equals(PartitionType.MBR_PREP))
            return Optional.of(FormatType.PREPBOOT);
        boolean system = type.equals(PartitionType.ESP) || type.equals(PartitionType.MBR_ESP);
        String name = facts.partitionName(partition.number());
        return facts.contents().stream()
                .filter(content -> content.where().equals(name))
                .findFirst()
                .map(DiskContent::type)
                .flatMap(word -> format(word, system));
    }

    private static Optional<FormatType> format(String word, boolean system) {
        return switch (word) {
            case "vfat" -> Optional.of(system ? FormatType.EFI : FormatType.VFAT);
            case "lvm2" -> Optional.of(FormatType.LVMPV);
            case "md" -> Optional.of(FormatType.MDMEMBER);
            case "xfs", "ext4", "ext3", "ext2", "btrfs", "swap", "luks" -> FormatType.named(word);
            default -> Optional.empty();
        };
    }
}
