package dev.tarmac.plan;

import dev.tarmac.layout.Filesystem;

import java.util.List;

/// One thing the agent does to the machine, every value resolved: no percentages, no "rest of the
/// disk". Disks and partitions are named as in the layout; [PlannedDisk] says which disk that is,
/// [Extent] where a partition lies. Steps run in the order of the plan.
public sealed interface Step {
    /// The word for this kind of step in JSON, events, ledger and agent abilities.
    String kind();

    /// What it works on, for people: a disk, a partition, a path; may be empty.
    String subject();

    /// Zero both GPTs and every signature the kernel or blkid would recognise, on the disk and its
    /// partitions.
    record Wipe(String disk) implements Step {
        @Override
        public String kind() {
            return "wipe";
        }

        @Override
        public String subject() {
            return disk;
        }
    }

    /// Write the whole partition table at once and see the kernel agree with it.
    record WriteGpt(String disk, int sectorBytes, long diskSectors, List<Extent> extents)
            implements Step {
        public WriteGpt {
            extents = List.copyOf(extents);
        }

        @Override
        public String kind() {
            return "partition";
        }

        @Override
        public String subject() {
            return disk;
        }
    }

    /// Consecutive MakeFilesystem steps may run at the same time.
    record MakeFilesystem(String partition, Filesystem filesystem) implements Step {
        @Override
        public String kind() {
            return "mkfs";
        }

        @Override
        public String subject() {
            return partition;
        }
    }

    /// Mount a partition of the plan below the target root.
    record Mount(String partition, String type, String path) implements Step {
        @Override
        public String kind() {
            return "mount";
        }

        @Override
        public String subject() {
            return path;
        }
    }

    /// Stream the order's image onto the mounted target, each frame verified before its files are
    /// written.
    record Unpack() implements Step {
        @Override
        public String kind() {
            return "unpack";
        }

        @Override
        public String subject() {
            return "/";
        }
    }

    /// Write /etc/fstab by UUID.
    record WriteFstab(List<FstabEntry> entries) implements Step {
        public WriteFstab {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "fstab";
        }

        @Override
        public String subject() {
            return "/etc/fstab";
        }
    }

    /// Host name, ssh keys, empty machine-id, network of the boot NIC, proof-of-boot and host-key
    /// units.
    record Configure() implements Step {
        @Override
        public String kind() {
            return "configure";
        }

        @Override
        public String subject() {
            return "/etc";
        }
    }

    /// Puts GRUB where the firmware starts it, and its own files where it reads them.
    sealed interface Grub extends Step {
        /// The disk that the firmware starts from.
        String disk();

        /// The partition that holds /boot (the root partition when /boot is no mount).
        String bootPartition();

        /// Its file system, which GRUB must be able to read.
        String bootFilesystem();

        /// Where GRUB's directory lies inside that file system: `/boot/grub` or `/grub`.
        String bootPath();

        /// What the kernel is told to mount as /.
        String rootPartition();

        @Override
        default String subject() {
            return disk();
        }
    }

    /// GRUB for BIOS: modules and grub.cfg below /boot, core.img into the biosboot partition. The
    /// boot sector stays empty until [MakeBootable].
    record GrubBios(
            String disk,
            String biosboot,
            String bootPartition,
            String bootFilesystem,
            String bootPath,
            String rootPartition)
            implements Grub {
        @Override
        public String kind() {
            return "grub-bios";
        }
    }

    /// Loader and grub.cfg for UEFI onto the ESP. The fallback loader keeps a name that firmware
    /// does not look for until [MakeBootable].
    record GrubEfi(
            String disk,
            String esp,
            String bootPartition,
            String bootFilesystem,
            String bootPath,
            String rootPartition)
            implements Grub {
        @Override
        public String kind() {
            return "grub-efi";
        }
    }

    /// Flush everything to the disks and unmount the target (all but the ESP, which [MakeBootable]
    /// needs).
    record Flush() implements Step {
        @Override
        public String kind() {
            return "flush";
        }

        @Override
        public String subject() {
            return "/";
        }
    }

    /// The last write: boot.img into sector 0 (BIOS), or the loader's final name on the ESP and,
    /// best effort, an NVRAM entry (UEFI). Before this step the disk does not boot.
    record MakeBootable(String disk) implements Step {
        @Override
        public String kind() {
            return "make-bootable";
        }

        @Override
        public String subject() {
            return disk;
        }
    }
}
