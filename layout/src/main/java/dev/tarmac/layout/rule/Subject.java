package dev.tarmac.layout.rule;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.Tmpfs;
import dev.tarmac.layout.Uses.Use;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Excerpt;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

/// Who a problem is about.
///
/// @param kind as messages call it: `partition`
/// @param name as its author wrote it
record Subject(Where where, String kind, String name) {
    /// Names may be hostile text of any length.
    private static final int MOST_SHOWN = 80;

    static Subject of(BlockDevice device) {
        return switch (device) {
            case Partition partition ->
                    new Subject(partition.where(), "partition", partition.name());
            case Raid raid -> new Subject(raid.where(), "array", raid.name());
            case LogicalVolume volume ->
                    new Subject(
                            volume.where(),
                            volume.type() instanceof LogicalVolume.Type.ThinPool
                                    ? "thin pool"
                                    : "volume",
                            volume.name());
        };
    }

    static Subject of(Disk disk) {
        return new Subject(disk.where(), "disk", disk.name());
    }

    static Subject of(VolumeGroup group) {
        return new Subject(group.where(), "volume group", group.name());
    }

    static Subject of(Btrfs volume) {
        return new Subject(volume.where(), "btrfs volume", volume.name());
    }

    static Subject of(Btrfs.Subvolume subvolume) {
        return new Subject(subvolume.where(), "subvolume", subvolume.name());
    }

    static Subject of(Tmpfs tmpfs) {
        return new Subject(tmpfs.where(), "tmpfs", tmpfs.mount());
    }

    static Subject of(Use use) {
        return switch (use) {
            case Use.InRaid(Raid raid) -> of(raid);
            case Use.InGroup(VolumeGroup group) -> of(group);
            case Use.InBtrfs(Btrfs volume) -> of(volume);
        };
    }

    void say(Problems problems, String what, String fix) {
        problems.add(where, this + ": " + what, fix);
    }

    /// The name between quotes.
    String quoted() {
        return quoted(name);
    }

    static String quoted(String text) {
        return "'" + shown(text) + "'";
    }

    static String shown(String text) {
        return Excerpt.of(text, MOST_SHOWN);
    }

    @Override
    public String toString() {
        return kind + " " + quoted();
    }
}
