package dev.tarmac.planner.storage;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Tmpfs;
import dev.tarmac.layout.VolumeGroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a layout mounts where, with the options that fstab gets.
public final class Mounts {
    private Mounts() {}

    /// All mounts and swaps of a layout.
    ///
    /// @param inside what is seen of a device once it is open, by the device's name
    public static List<Mounting> of(DiskLayout layout, UnaryOperator<String> inside) {
        List<Mounting> mounts = new ArrayList<>();
        Stream.<BlockDevice>concat(layout.partitions(), layout.raids().stream())
                .forEach(device -> add(mounts, device, inside.apply(device.name())));
        for (VolumeGroup group : layout.groups())
            for (LogicalVolume volume : group.volumes())
                add(mounts, volume, inside.apply(group.name() + "/" + volume.name()));
        layout.btrfs().forEach(volume -> add(mounts, volume));
        for (Tmpfs tmpfs : layout.tmpfs()) mounts.add(inMemory(tmpfs));
        return mounts;
    }

    private static void add(List<Mounting> mounts, BlockDevice device, String name) {
        Optional<Filesystem> filesystem = device.filesystem();
        if (filesystem.isEmpty()) return;
        boolean swap = device.content().holds(Filesystem.Kind.SWAP);
        Optional<String> path = swap ? Optional.of("none") : device.mount();
        path.ifPresent(
                mount ->
                        mounts.add(
                                new Mounting(
                                        device.where(),
                                        name,
                                        filesystem.get().type(),
                                        mount,
                                        device.options()
                                                .orElse(options(filesystem.get().kind(), mount)),
                                        "")));
    }

    private static void add(List<Mounting> mounts, Btrfs volume) {
        volume.mount()
                .ifPresent(
                        path ->
                                mounts.add(
                                        new Mounting(
                                                volume.where(),
                                                volume.name(),
                                                "btrfs",
                                                path,
                                                volume.options().orElse("defaults"),
                                                "")));
        for (Btrfs.Subvolume subvolume : volume.subvolumes()) {
            String needed = "subvol=" + subvolume.name();
            String options = subvolume.options().or(volume::options).map(o -> "," + o).orElse("");
            subvolume
                    .mount()
                    .ifPresent(
                            path ->
                                    mounts.add(
                                            new Mounting(
                                                    subvolume.where(),
                                                    volume.name(),
                                                    "btrfs",
                                                    path,
                                                    needed + options,
                                                    needed)));
        }
    }

    private static Mounting inMemory(Tmpfs tmpfs) {
        String size = tmpfs.bytes().isPresent() ? "size=" + tmpfs.bytes().getAsLong() : "";
        String options =
                Stream.of(size, tmpfs.options().orElse(""))
                        .filter(text -> !text.isEmpty())
                        .reduce((first, second) -> first + "," + second)
                        .orElse("defaults");
        return new Mounting(tmpfs.where(), "tmpfs", "tmpfs", tmpfs.mount(), options, "");
    }

    /// For a file system whose author asked for nothing.
    private static String options(Filesystem.Kind kind, String path) {
        return switch (kind) {
            case EXT2, EXT3, EXT4 -> path.equals("/") ? "errors=remount-ro" : "defaults";
            case XFS, BTRFS -> "defaults";
            case VFAT -> "umask=0077";
            case SWAP -> "sw";
        };
    }
}
