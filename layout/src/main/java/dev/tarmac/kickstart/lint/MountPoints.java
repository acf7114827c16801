package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.Btrfs;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Mount;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.Raid;

import java.util.Optional;
import java.util.stream.Stream;

/// The paths that a file mounts something on.
final class MountPoints {
    private MountPoints() {}

    /// A path and what is mounted there.
    record Mounted(String path, StorageCommand on) {}

    static Stream<Placed<Mounted>> of(Subject subject) {
        return subject.all(StorageCommand.class)
                .flatMap(
                        placed ->
                                named(placed.command()).stream()
                                        .filter(name -> name.startsWith("/"))
                                        .map(
                                                path ->
                                                        new Placed<>(
                                                                new Mounted(path, placed.command()),
                                                                placed.line())));
    }

    /// What stands in the place of the mount point: a path, `swap`, `pv.01`.
    static Optional<String> named(KsCommand command) {
        return switch (command) {
            case Part part -> Optional.of(part.mountPoint());
            case Raid raid -> Optional.of(raid.mountPoint());
            case LogVol volume -> Optional.of(volume.mountPoint());
            case Btrfs btrfs -> Optional.of(btrfs.mountPoint());
            case Mount mount -> Optional.of(mount.mountPoint());
            default -> Optional.empty();
        };
    }
}
