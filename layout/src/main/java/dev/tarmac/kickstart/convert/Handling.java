package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.facts.TableKind;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.Bootloader;
import dev.tarmac.kickstart.StorageCommand.ClearPart;
import dev.tarmac.kickstart.StorageCommand.IgnoreDisk;
import dev.tarmac.kickstart.StorageCommand.ZeroMbr;
import dev.tarmac.layout.DiskHandling;
import dev.tarmac.layout.DiskHandling.BootLoader;
import dev.tarmac.layout.DiskHandling.BootLoader.Location;
import dev.tarmac.layout.DiskHandling.Clearing;
import dev.tarmac.layout.DiskHandling.Places;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;

/// What `ignoredisk`, `clearpart`, `zerombr` and `bootloader` say of the disks.
final class Handling {
    private Handling() {}

    /// @param table the kind of new tables
    static DiskHandling of(Spoken spoken, Optional<TableKind> table) {
        Optional<Spoken.Line<IgnoreDisk>> ignored = spoken.last(IgnoreDisk.class);
        Optional<Spoken.Line<ClearPart>> cleared = spoken.last(ClearPart.class);
        Optional<Spoken.Line<ZeroMbr>> zeroed = spoken.last(ZeroMbr.class);
        Optional<ClearPart> clear = cleared.map(Spoken.Line::command);
        Optional<Spoken.Line<Bootloader>> boot = spoken.last(Bootloader.class);
        return new DiskHandling(
                ignored.map(line -> line.command().ignored()).orElse(List.of()),
                ignored.map(line -> line.command().onlyUse()).orElse(List.of()),
                clear.map(ClearPart::clearing)
                        .map(Handling::clearing)
                        .orElse(new Clearing.Unsaid()),
                clear.map(ClearPart::drives).orElse(List.of()),
                clear.filter(ClearPart::initLabel).isPresent(),
                zeroed.isPresent(),
                table,
                boot.map(line -> bootLoader(line.command())).orElse(BootLoader.DEFAULT),
                new Places(
                        place(ignored).orElse(spoken.file()),
                        place(cleared).or(() -> place(zeroed)).orElse(spoken.file()),
                        place(boot).orElse(spoken.file())));
    }

    private static <T> Optional<Where> place(Optional<Spoken.Line<T>> line) {
        return line.map(Spoken.Line::where);
    }

    /// The kind of new tables.
    static Optional<TableKind> table(Spoken spoken) throws NotPlanned {
        Optional<Spoken.Line<ClearPart>> line = spoken.last(ClearPart.class);
        Optional<String> said = line.flatMap(clear -> clear.command().diskLabel());
        if (said.isEmpty()) return Optional.empty();
        return switch (said.get()) {
            case "gpt" -> Optional.of(TableKind.GPT);
            case "msdos" -> Optional.of(TableKind.MBR);
            default ->
                    throw NotPlanned.reading(
                            line.get().where(),
                            "Disklabel \""
                                    + said.get()
                                    + "\" given in clearpart command is not supported on this"
                                    + " platform.",
                            "write --disklabel=gpt or --disklabel=msdos");
        };
    }

    private static Clearing clearing(StorageCommand.Clearing said) {
        return switch (said) {
            case StorageCommand.Clearing.Unsaid() -> new Clearing.Unsaid();
            case StorageCommand.Clearing.None() -> new Clearing.None();
            case StorageCommand.Clearing.Linux() -> new Clearing.Linux();
            case StorageCommand.Clearing.All() -> new Clearing.All();
            case StorageCommand.Clearing.Listed(List<String> partitions) ->
                    new Clearing.Listed(partitions);
        };
    }

    private static BootLoader bootLoader(Bootloader command) {
        return new BootLoader(location(command), command.bootDrive(), command.driveOrder());
    }

    private static Location location(Bootloader command) {
        if (command.disabled()) return Location.NONE;
        return switch (command.location()) {
            case "none" -> Location.NONE;
            case "partition" -> Location.PARTITION;
            default -> Location.DISK;
        };
    }
}
