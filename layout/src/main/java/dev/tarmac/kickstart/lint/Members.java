package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.Btrfs;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Raid;
import dev.tarmac.kickstart.StorageCommand.VolGroup;

import java.util.List;
import java.util.stream.Stream;

/// The names by which partitions and arrays become parts of something larger: `pv.01`, `raid.1`.
final class Members {
    private Members() {}

    static boolean isName(String word) {
        return word.startsWith("pv.") || word.startsWith("raid.") || word.startsWith("btrfs.");
    }

    /// Where members are made.
    static Stream<Placed<String>> defined(Subject subject) {
        return subject.all(StorageCommand.class)
                .flatMap(
                        placed ->
                                MountPoints.named(placed.command()).stream()
                                        .filter(Members::isName)
                                        .map(name -> new Placed<>(name, placed.line())));
    }

    /// Where members are used, other than as a cache: a cache is part of its group.
    static Stream<Placed<String>> used(Subject subject) {
        return subject.all(StorageCommand.class)
                .flatMap(
                        placed ->
                                of(placed.command()).stream()
                                        .filter(Members::isName)
                                        .map(name -> new Placed<>(name, placed.line())));
    }

    static List<String> of(KsCommand command) {
        return switch (command) {
            case Raid raid -> raid.members();
            case VolGroup group -> group.members();
            case Btrfs btrfs -> btrfs.members();
            default -> List.of();
        };
    }

    /// Where a cache names the fast members of its group.
    static Stream<Placed<String>> cached(Subject subject) {
        return subject.all(LogVol.class)
                .flatMap(
                        placed ->
                                placed.command().cache().stream()
                                        .flatMap(cache -> cache.members().stream())
                                        .map(name -> new Placed<>(name, placed.line())));
    }
}
