package dev.tarmac.plan;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.RaidLevel;

import java.util.List;
import java.util.Optional;

/// One thing the agent does to the machine, every value resolved: no percentages, no "rest of the
/// disk". Disks are named as in the layout; [PlannedDisk] says which disk that is. Devices are
/// named too: a partition ([Extent]) and an array as in the layout, a volume `group/volume`, an
/// opened LUKS device as below /dev/mapper, a btrfs volume as in the layout. Steps run in the order
/// of the plan.
public sealed interface Step {
    /// The word for this kind of step in JSON, events and ledger.
    default String kind() {
        return StepWords.kind(this);
    }

    /// What it works on, for people: a disk, a device, a path; may be empty.
    default String subject() {
        return StepWords.subject(this);
    }

    /// What an agent must be able to do for it; an agent tells its abilities by these words.
    default List<String> needs() {
        return StepWords.needs(this);
    }

    /// Zero both GPTs and every signature the kernel or blkid would recognise, on the disk and its
    /// partitions.
    ///
    /// @param keeping partitions whose content survives: not a byte in them is touched
    record Wipe(String disk, List<Extent> keeping) implements Step {
        public Wipe {
            keeping = List.copyOf(keeping);
        }

        public Wipe(String disk) {
            this(disk, List.of());
        }
    }

    /// Write the whole partition table at once and see the kernel agree with it; or, of
    /// [KeepTable], only look.
    sealed interface WriteTable extends Step {
        String disk();

        int sectorBytes();

        long diskSectors();

        /// All partitions of the disk afterwards.
        List<Extent> extents();
    }

    record WriteGpt(String disk, int sectorBytes, long diskSectors, List<Extent> extents)
            implements WriteTable {
        public WriteGpt {
            extents = List.copyOf(extents);
        }
    }

    /// The same for an MBR.
    ///
    /// @param extents the extended partition among them, before its logical ones
    record WriteMbr(String disk, int sectorBytes, long diskSectors, List<Extent> extents)
            implements WriteTable {
        public WriteMbr {
            extents = List.copyOf(extents);
        }
    }

    /// Change a table that is there: what `kept` names stays an entry with the same number, bounds,
    /// type and GUID, and the bounds are compared once more before the first write.
    ///
    /// @param gpt or else MBR
    /// @param kept by their numbers, in the order of their place
    record ChangeTable(
            String disk,
            boolean gpt,
            int sectorBytes,
            long diskSectors,
            List<Integer> kept,
            List<Extent> extents)
            implements WriteTable {
        public ChangeTable {
            kept = List.copyOf(kept);
            extents = List.copyOf(extents);
        }
    }

    /// Nothing is written: the table is there already, and so is everything in it. Its bounds are
    /// compared before the first write to any disk.
    ///
    /// @param gpt or else MBR
    record KeepTable(
            String disk, boolean gpt, int sectorBytes, long diskSectors, List<Extent> extents)
            implements WriteTable {
        public KeepTable {
            extents = List.copyOf(extents);
        }
    }

    /// Make and start an md array; nothing waits for its resync.
    ///
    /// @param chunkBytes 0 where the level has none
    /// @param bytes what it holds
    /// @param uuid empty = drawn for each install
    record CreateArray(
            String name,
            RaidLevel level,
            String metadata,
            long chunkBytes,
            List<String> members,
            List<String> spares,
            long bytes,
            Optional<String> uuid)
            implements Step {
        public CreateArray {
            members = List.copyOf(members);
            spares = List.copyOf(spares);
        }
    }

    /// Make a LUKS header on a device and open it.
    ///
    /// @param name below /dev/mapper, and the device's name for the steps that follow
    /// @param bytes what is left inside
    record Encrypt(String device, String name, Luks luks, long bytes) implements Step {}

    /// Make physical volumes and a volume group of them.
    record CreateGroup(String name, long extentBytes, long extents, List<String> members)
            implements Step {
        public CreateGroup {
            members = List.copyOf(members);
        }
    }

    /// Make a logical volume, a thin pool, or a volume in one.
    ///
    /// @param bytes a whole number of extents
    /// @param members the physical volumes that it may lie on; empty = any of the group
    record CreateVolume(
            String group, String name, LogicalVolume.Type type, long bytes, List<String> members)
            implements Step {
        public CreateVolume {
            members = List.copyOf(members);
        }

        public CreateVolume(String group, String name, LogicalVolume.Type type, long bytes) {
            this(group, name, type, bytes, List.of());
        }

        /// As the steps that follow call it.
        public String device() {
            return group + "/" + name;
        }
    }

    /// Put a cache on fast members of the group in front of a volume.
    record CacheVolume(
            String group,
            String volume,
            long bytes,
            long metadataBytes,
            LogicalVolume.Cache.Mode mode,
            List<String> members)
            implements Step {
        public CacheVolume {
            members = List.copyOf(members);
        }
    }

    /// Make a btrfs file system over several devices, or one with subvolumes.
    record MakeBtrfs(
            String name,
            List<String> members,
            Filesystem filesystem,
            Optional<String> data,
            Optional<String> metadata)
            implements Step {
        public MakeBtrfs {
            members = List.copyOf(members);
        }
    }

    record CreateSubvolume(String volume, String name) implements Step {}

    /// Consecutive MakeFilesystem steps may run at the same time.
    record MakeFilesystem(String device, Filesystem filesystem) implements Step {}

    /// Mount a device of the plan below the target root.
    ///
    /// @param options what this mount needs (`subvol=home`), not what the author wants later; may
    ///   be empty
    record Mount(String device, String type, String path, String options) implements Step {
        public Mount(String device, String type, String path) {
            this(device, type, path, "");
        }
    }

    /// Stream the order's image onto the mounted target, each frame verified before its files are
    /// written.
    record Unpack() implements Step {}

    /// Write /etc/fstab by UUID.
    record WriteFstab(List<FstabEntry> entries) implements Step {
        public WriteFstab {
            entries = List.copyOf(entries);
        }
    }

    /// Write /etc/crypttab by UUID.
    record WriteCrypttab(List<CrypttabEntry> entries) implements Step {
        public WriteCrypttab {
            entries = List.copyOf(entries);
        }
    }

    /// Write mdadm.conf, so that arrays come up under their names.
    record WriteMdadmConf(List<String> arrays) implements Step {
        public WriteMdadmConf {
            arrays = List.copyOf(arrays);
        }
    }

    /// Host name, ssh keys, empty machine-id, network of the boot NIC, proof-of-boot and host-key
    /// units.
    record Configure() implements Step {}

    /// Puts GRUB where the firmware starts it, and its own files where it reads them.
    sealed interface Grub extends Step {
        /// The disk that the firmware starts from.
        String disk();

        /// The device that holds /boot (that of / when /boot is no mount).
        String bootDevice();

        /// Its file system, which GRUB must be able to read.
        String bootFilesystem();

        /// Where GRUB's directory lies inside that file system: `/boot/grub` or `/grub`.
        String bootPath();

        /// What the kernel is told to mount as /.
        String rootDevice();
    }

    /// GRUB for BIOS: modules and grub.cfg below /boot, core.img into the biosboot partition, or
    /// before the first partition of an MBR. The boot sector stays empty until [MakeBootable].
    ///
    /// @param biosboot empty on an MBR
    record GrubBios(
            String disk,
            Optional<String> biosboot,
            String bootDevice,
            String bootFilesystem,
            String bootPath,
            String rootDevice)
            implements Grub {}

    /// Loader and grub.cfg for UEFI onto the ESP. The fallback loader keeps a name that firmware
    /// does not look for until [MakeBootable].
    ///
    /// @param esp a partition, or an array of such
    record GrubEfi(
            String disk,
            String esp,
            String bootDevice,
            String bootFilesystem,
            String bootPath,
            String rootDevice)
            implements Grub {}

    /// Flush everything to the disks and unmount the target (all but the ESP, which [MakeBootable]
    /// needs).
    record Flush() implements Step {}

    /// The last write: boot.img into sector 0 (BIOS), or the loader's final name on the ESP and,
    /// best effort, an NVRAM entry (UEFI). Before this step the disk does not boot.
    record MakeBootable(String disk) implements Step {}
}
