package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Disk.FoundPartition;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.StorageCommand.ClearPart;
import dev.tarmac.kickstart.StorageCommand.Clearing.All;
import dev.tarmac.kickstart.StorageCommand.Clearing.Linux;
import dev.tarmac.kickstart.StorageCommand.Clearing.Listed;
import dev.tarmac.kickstart.StorageCommand.Clearing.None;
import dev.tarmac.kickstart.StorageCommand.Clearing.Unsaid;
import dev.tarmac.kickstart.StorageCommand.ZeroMbr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Removes partitions and writes labels, as `clearpart` and `zerombr` say.
final class ClearedDisks {
    private final Machine machine;
    private final Optional<ClearPart> command;
    private final List<Disk> drives;
    private final boolean labelsBlank;
    private final Optional<LabelType> wantedLabel;

    private ClearedDisks(
            Machine machine,
            Optional<ClearPart> command,
            List<Disk> drives,
            boolean labelsBlank,
            Optional<LabelType> wantedLabel) {
        this.machine = machine;
        this.command = command;
        this.drives = drives;
        this.labelsBlank = labelsBlank;
        this.wantedLabel = wantedLabel;
    }

    /// The disks as they are afterwards.
    ///
    /// @param seen the disks that the installation sees
    static List<Disk> of(Machine machine, List<Disk> seen, Spoken spoken) throws NotPlanned {
        Optional<Spoken.Line<ClearPart>> line = spoken.last(ClearPart.class);
        List<Disk> drives = new ArrayList<>();
        Optional<LabelType> label = Optional.empty();
        if (line.isPresent()) {
            ClearPart clearPart = line.get().command();
            drives =
                    ChosenDisks.matching(
                            clearPart.drives(), machine.disks(), line.get().number(), "clearpart");
            label = label(clearPart, line.get().number());
            refuseUnknown(clearPart, machine, line.get().number());
        }
        boolean labelsBlank = spoken.last(ZeroMbr.class).isPresent();
        ClearedDisks clearing =
                new ClearedDisks(
                        machine, line.map(Spoken.Line::command), drives, labelsBlank, label);
        return seen.stream().map(clearing::cleared).toList();
    }

    private static Optional<LabelType> label(ClearPart command, int line) throws NotPlanned {
        if (command.diskLabel().isEmpty()) return Optional.empty();
        Optional<LabelType> type = LabelType.named(command.diskLabel().get());
        if (type.isEmpty())
            throw NotPlanned.reading(
                    line,
                    "Disklabel \""
                            + command.diskLabel().get()
                            + "\" given in clearpart command is not supported on this platform.");
        return type;
    }

    private static void refuseUnknown(ClearPart command, Machine machine, int line)
            throws NotPlanned {
        if (!(command.clearing() instanceof Listed(List<String> listed))) return;
        for (String name : listed)
            if (machine.disks().stream().noneMatch(disk -> isOn(disk, DiskNames.bare(name))))
                throw NotPlanned.reading(
                        line, "\"" + name + "\" in the list of clearpart does not exist.");
    }

    private static boolean isOn(Disk disk, String name) {
        return disk.name().equals(name)
                || disk.found().stream()
                        .anyMatch(found -> disk.partitionName(found.number()).equals(name));
    }

    private Disk cleared(Disk disk) {
        boolean mayClear = drives.isEmpty() || drives.contains(disk);
        if (disk.label().isEmpty())
            return labelsBlank || (mayClear && labelsBlankOne(disk)) ? labelled(disk) : disk;
        if (!mayClear || command.isEmpty()) return disk;
        List<FoundPartition> kept =
                disk.found().stream().filter(partition -> !isRemoved(disk, partition)).toList();
        boolean relabel = kept.isEmpty() && relabels();
        return relabel ? labelled(disk) : disk.keeping(kept);
    }

    private boolean relabels() {
        ClearPart clearPart = command.orElseThrow();
        return clearPart.initLabel() || clearPart.clearing() instanceof All;
    }

    private boolean labelsBlankOne(Disk disk) {
        if (command.isEmpty()) return false;
        return switch (command.get().clearing()) {
            case All() -> true;
            case Listed(List<String> listed) -> listed.contains(disk.name());
            case Unsaid(), None(), Linux() -> command.get().initLabel();
        };
    }

    private boolean isRemoved(Disk disk, FoundPartition partition) {
        return switch (command.orElseThrow().clearing()) {
            case All() -> true;
            case Linux() -> partition.isLinux();
            case Listed(List<String> listed) ->
                    listed.stream()
                            .map(DiskNames::bare)
                            .anyMatch(disk.partitionName(partition.number())::equals);
            case Unsaid(), None() -> false;
        };
    }

    private Disk labelled(Disk disk) {
        boolean gptFirst = machine.flavor().prefersGpt() || machine.firmware() == Firmware.UEFI;
        Stream<LabelType> usual =
                gptFirst
                        ? Stream.of(LabelType.GPT, LabelType.MSDOS)
                        : Stream.of(LabelType.MSDOS, LabelType.GPT);
        return Stream.concat(wantedLabel.stream(), usual)
                .filter(disk::fits)
                .findFirst()
                .map(disk::labelled)
                .orElse(disk);
    }
}
