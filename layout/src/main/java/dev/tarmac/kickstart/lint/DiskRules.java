package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.AutoPart;
import dev.tarmac.kickstart.StorageCommand.Bootloader;
import dev.tarmac.kickstart.StorageCommand.ClearPart;
import dev.tarmac.kickstart.StorageCommand.Clearing;
import dev.tarmac.kickstart.StorageCommand.IgnoreDisk;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.ZeroMbr;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// About disks that cannot be used, or not as it looks.
final class DiskRules {
    static final List<Rule> ALL =
            List.of(
                    Rule.error(
                            "disk-ignored",
                            "A disk that ignoredisk hides has no place for a partition.",
                            "take another disk, or change ignoredisk",
                            DiskRules::ignored),
                    Rule.warning(
                            "blank-disk",
                            "A disk without partition table gets one only through zerombr,"
                                    + " clearpart --all or --initlabel; without them a new machine"
                                    + " has no disk to use.",
                            "add zerombr",
                            DiskRules::blank),
                    Rule.error(
                            "partition-cleared",
                            "clearpart removes the partition before --onpart looks for it.",
                            "spare the partition with clearpart --list or --drives, or make a new"
                                    + " one with --size",
                            DiskRules::cleared),
                    Rule.note(
                            "boot-disk-unsaid",
                            "The boot disk is the first by name with BIOS, nvme0n1 before sda"
                                    + " before vda, and sda before nvme0n1 with UEFI.",
                            "name it: bootloader --boot-drive=DISK",
                            DiskRules::bootDiskUnsaid));

    private DiskRules() {}

    private static Stream<Hit> ignored(Subject subject) {
        return subject.last(IgnoreDisk.class)
                .flatMap(
                        ignore ->
                                subject.all(Part.class)
                                        .filter(part -> isHidden(part.command(), ignore.command()))
                                        .map(
                                                part ->
                                                        part.hit(
                                                                "ignoredisk hides "
                                                                        + part.command()
                                                                                .onDisk()
                                                                                .orElseThrow(),
                                                                "--ondisk",
                                                                "--ondrive")));
    }

    private static boolean isHidden(Part part, IgnoreDisk ignore) {
        return part.onDisk().filter(DiskNames::isKernelName).stream()
                .anyMatch(
                        disk ->
                                DiskNames.contains(ignore.ignored(), disk)
                                        || (!ignore.onlyUse().isEmpty()
                                                && DiskNames.arePlain(ignore.onlyUse())
                                                && !DiskNames.contains(ignore.onlyUse(), disk)));
    }

    private static Stream<Hit> blank(Subject subject) {
        boolean labelled =
                subject.has(ZeroMbr.class)
                        || subject.last(ClearPart.class)
                                .map(Placed::command)
                                .anyMatch(DiskRules::labelsBlankDisks);
        if (labelled) return Stream.empty();
        return subject.all(StorageCommand.class)
                .filter(placed -> makesPartitions(placed.command()))
                .limit(1)
                .map(placed -> placed.hit("nothing here makes a blank disk usable"));
    }

    private static boolean labelsBlankDisks(ClearPart clear) {
        return clear.initLabel()
                || switch (clear.clearing()) {
                    case Clearing.All(), Clearing.Listed _ -> true;
                    case Clearing.Unsaid(), Clearing.None(), Clearing.Linux() -> false;
                };
    }

    private static boolean makesPartitions(StorageCommand command) {
        return command instanceof AutoPart
                || (command instanceof Part part && part.onPartition().isEmpty());
    }

    private static Stream<Hit> cleared(Subject subject) {
        return subject.last(ClearPart.class)
                .flatMap(
                        clear ->
                                subject.all(Part.class)
                                        .filter(part -> isCleared(part.command(), clear.command()))
                                        .map(
                                                part ->
                                                        part.hit(
                                                                "clearpart removes "
                                                                        + part.command()
                                                                                .onPartition()
                                                                                .orElseThrow(),
                                                                "--onpart",
                                                                "--usepart")));
    }

    private static boolean isCleared(Part part, ClearPart clear) {
        return part.onPartition().filter(DiskNames::isKernelName).stream()
                .anyMatch(
                        partition ->
                                switch (clear.clearing()) {
                                    case Clearing.All() ->
                                            clear.drives().isEmpty()
                                                    || DiskNames.contains(
                                                            clear.drives(),
                                                            DiskNames.diskOf(partition));
                                    case Clearing.Listed(List<String> listed) ->
                                            DiskNames.contains(listed, partition);
                                    case Clearing.Unsaid(), Clearing.None(), Clearing.Linux() ->
                                            false;
                                });
    }

    private static Stream<Hit> bootDiskUnsaid(Subject subject) {
        boolean said =
                subject.last(Bootloader.class)
                        .map(Placed::command)
                        .anyMatch(
                                loader ->
                                        loader.bootDrive().isPresent()
                                                || !loader.driveOrder().isEmpty());
        Set<String> kinds =
                subject.all(Part.class)
                        .flatMap(part -> part.command().onDisk().stream())
                        .filter(DiskNames::isKernelName)
                        .map(disk -> DiskNames.plain(disk).substring(0, 1))
                        .collect(Collectors.toSet());
        if (said || kinds.size() < 2) return Stream.empty();
        return subject.all(Part.class)
                .filter(part -> part.command().onDisk().isPresent())
                .limit(1)
                .map(part -> part.hit("disks of several kinds, and no boot disk is named"));
    }
}
