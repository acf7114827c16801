package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.partition.Placed;

import java.util.List;
import java.util.Optional;

/// Something that has a format, and what it lies on.
public sealed interface Device {
    /// As the installer calls it: `sda1`, `vg-root`, `md0`.
    String name();

    long bytes();

    Format format();

    List<Device> under();

    /// As messages name its kind.
    String kind();

    /// A partition.
    sealed interface OnDisk extends Device {
        Disk disk();

        /// Its first sector.
        long start();

        @Override
        default List<Device> under() {
            return List.of();
        }

        @Override
        default String kind() {
            return "partition";
        }
    }

    /// A partition that was there before.
    record Found(Disk disk, Disk.FoundPartition found, Format format) implements OnDisk {
        @Override
        public String name() {
            return disk.partitionName(found.number());
        }

        @Override
        public long bytes() {
            return (found.end() - found.start() + 1) * disk.sectorBytes();
        }

        @Override
        public long start() {
            return found.start();
        }

        public Found with(Format changed) {
            return new Found(disk, found, changed);
        }
    }

    /// A partition that is made.
    record Partition(Disk disk, Placed placed) implements OnDisk {
        @Override
        public String name() {
            return disk.partitionName(placed.number());
        }

        @Override
        public long bytes() {
            return placed.sectors() * disk.sectorBytes();
        }

        @Override
        public Format format() {
            return placed.request().orElseThrow().format();
        }

        @Override
        public long start() {
            return placed.start();
        }
    }

    /// An md array.
    ///
    /// @param level `raid1`
    /// @param spares how many of the members, the last ones, wait
    /// @param chunkBytes 0 where the level has none
    record Array(
            String name,
            String level,
            List<Device> under,
            int spares,
            long chunkBytes,
            long bytes,
            Format format)
            implements Device {
        public Array {
            under = List.copyOf(under);
        }

        @Override
        public String kind() {
            return "mdarray";
        }
    }

    record Luks(String name, Device on, long bytes, Format format) implements Device {
        @Override
        public List<Device> under() {
            return List.of(on);
        }

        @Override
        public String kind() {
            return "luks/dm-crypt";
        }
    }

    /// A logical volume.
    ///
    /// @param group the name of its volume group
    /// @param under the physical volumes of the group
    record Volume(
            String group, dev.tarmac.anaconda.lvm.Volume sized, Format format, List<Device> under)
            implements Device {
        public Volume {
            under = List.copyOf(under);
        }

        @Override
        public String name() {
            return group + "-" + sized.request().name();
        }

        @Override
        public long bytes() {
            return sized.bytes();
        }

        @Override
        public String kind() {
            return sized.request().isThin() ? "lvmthinlv" : "lvmlv";
        }
    }

    /// A btrfs volume.
    ///
    /// @param name its label, or a name made for it
    record Btrfs(
            String name,
            List<Device> under,
            Optional<String> dataLevel,
            Optional<String> metadataLevel,
            Format format)
            implements Device {
        public Btrfs {
            under = List.copyOf(under);
        }

        @Override
        public long bytes() {
            return under.stream().mapToLong(Device::bytes).sum();
        }

        @Override
        public String kind() {
            return "btrfs volume";
        }
    }

    record Subvolume(String name, Btrfs volume, Format format) implements Device {
        /// A subvolume of that name.
        ///
        /// @param options empty = those of its volume
        public static Subvolume of(
                Btrfs volume, String name, Optional<String> mount, Optional<String> options) {
            String inherited = options.orElse(volume.format().options());
            boolean plain = inherited.equals(FormatType.BTRFS.ownOptions());
            Format format =
                    Format.of(FormatType.BTRFS)
                            .withOptions("subvol=" + name + (plain ? "" : "," + inherited));
            return new Subvolume(name, volume, mount.map(format::at).orElse(format));
        }

        @Override
        public long bytes() {
            return volume.bytes();
        }

        @Override
        public List<Device> under() {
            return List.of(volume);
        }

        @Override
        public String kind() {
            return "btrfs subvolume";
        }
    }

    /// A file system in memory.
    ///
    /// @param size its limit in bytes
    record InMemory(Optional<Long> size, Format format) implements Device {
        @Override
        public String name() {
            return "tmpfs";
        }

        @Override
        public long bytes() {
            return size.orElse(0L);
        }

        @Override
        public List<Device> under() {
            return List.of();
        }

        @Override
        public String kind() {
            return "tmpfs";
        }
    }
}
