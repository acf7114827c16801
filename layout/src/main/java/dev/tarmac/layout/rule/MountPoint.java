package dev.tarmac.layout.rule;

import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Tmpfs;

import java.util.ArrayList;
import java.util.List;

/// Something that is mounted.
///
/// @param type as fstab names it; empty when nobody said one
record MountPoint(Subject subject, String path, String type) {
    /// All of a layout, in its order.
    static List<MountPoint> of(DiskLayout layout) {
        List<MountPoint> points = new ArrayList<>();
        layout.devices()
                .forEach(
                        device -> {
                            String type = device.filesystem().map(Filesystem::type).orElse("");
                            device.mount()
                                    .ifPresent(
                                            path ->
                                                    points.add(
                                                            new MountPoint(
                                                                    Subject.of(device),
                                                                    path,
                                                                    type)));
                        });
        for (Btrfs volume : layout.btrfs()) {
            volume.mount()
                    .ifPresent(
                            path -> points.add(new MountPoint(Subject.of(volume), path, "btrfs")));
            for (Btrfs.Subvolume subvolume : volume.subvolumes())
                subvolume
                        .mount()
                        .ifPresent(
                                path ->
                                        points.add(
                                                new MountPoint(
                                                        Subject.of(subvolume), path, "btrfs")));
        }
        for (Tmpfs tmpfs : layout.tmpfs())
            points.add(new MountPoint(Subject.of(tmpfs), tmpfs.mount(), "tmpfs"));
        return points;
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }
}
