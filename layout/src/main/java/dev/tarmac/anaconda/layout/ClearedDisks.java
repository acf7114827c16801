package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.DiskHandling;
import dev.tarmac.layout.DiskHandling.Clearing;

import java.util.List;
import java.util.stream.Stream;

/// Removes partitions and writes labels, as a layout says how disks are handled.
final class ClearedDisks {
    private final Machine machine;
    private final DiskHandling handling;
    private final List<Disk> drives;

    private ClearedDisks(Machine machine, DiskHandling handling, List<Disk> drives) {
        this.machine = machine;
        this.handling = handling;
        this.drives = drives;
    }

    /// The disks as they are afterwards.
    ///
    /// @param seen the disks that the installation sees
    static List<Disk> of(Machine machine, List<Disk> seen, DiskHandling handling)
            throws NotPlanned {
        List<Disk> drives =
                ChosenDisks.matching(
                        handling.drives(),
                        machine.disks(),
                        handling.places().cleared(),
                        "clearpart");
        refuseUnknown(handling, machine);
        ClearedDisks clearing = new ClearedDisks(machine, handling, drives);
        return seen.stream().map(clearing::cleared).toList();
    }

    private static void refuseUnknown(DiskHandling handling, Machine machine) throws NotPlanned {
        if (!(handling.clearing() instanceof Clearing.Listed(List<String> listed))) return;
        for (String name : listed)
            if (machine.disks().stream().noneMatch(disk -> isOn(disk, DiskNames.bare(name))))
                throw NotPlanned.reading(
                        handling.places().cleared(),
                        "\"" + name + "\" in the list of clearpart does not exist.",
                        "list disks and partitions of the machine, or write --all");
    }

    private static boolean isOn(Disk disk, String name) {
        return disk.name().equals(name)
                || disk.found().stream()
                        .anyMatch(found -> disk.partitionName(found.number()).equals(name));
    }

    private Disk cleared(Disk disk) {
        boolean mayClear = drives.isEmpty() || drives.contains(disk);
        if (disk.label().isEmpty())
            return handling.zeroMbr() || (mayClear && labelsBlankOne(disk)) ? labelled(disk) : disk;
        if (!mayClear) return disk;
        List<FoundPartition> kept =
                disk.found().stream().filter(partition -> !isRemoved(disk, partition)).toList();
        return kept.isEmpty() && relabels() ? labelled(disk) : disk.keeping(kept);
    }

    private boolean relabels() {
        return handling.initialise() || handling.clearing() instanceof Clearing.All;
    }

    private boolean labelsBlankOne(Disk disk) {
        return switch (handling.clearing()) {
            case Clearing.All() -> true;
            case Clearing.Listed(List<String> listed) -> listed.contains(disk.name());
            case Clearing.Unsaid(), Clearing.None(), Clearing.Linux() -> handling.initialise();
        };
    }

    private boolean isRemoved(Disk disk, FoundPartition partition) {
        return switch (handling.clearing()) {
            case Clearing.All() -> true;
            case Clearing.Linux() -> partition.isLinux();
            case Clearing.Listed(List<String> listed) ->
                    listed.stream()
                            .map(DiskNames::bare)
                            .anyMatch(disk.partitionName(partition.number())::equals);
            case Clearing.Unsaid(), Clearing.None() -> false;
        };
    }

    private Disk labelled(Disk disk) {
        boolean gptFirst = machine.flavor().prefersGpt() || machine.firmware() == Firmware.UEFI;
        Stream<LabelType> usual =
                gptFirst
                        ? Stream.of(LabelType.GPT, LabelType.MSDOS)
                        : Stream.of(LabelType.MSDOS, LabelType.GPT);
        return Stream.concat(handling.table().stream().map(ClearedDisks::label), usual)
                .filter(disk::fits)
                .findFirst()
                .map(disk::labelled)
                .orElse(disk);
    }

    private static LabelType label(TableKind kind) {
        return switch (kind) {
            case GPT -> LabelType.GPT;
            case MBR -> LabelType.MSDOS;
        };
    }
}
