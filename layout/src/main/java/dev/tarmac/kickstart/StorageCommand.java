package dev.tarmac.kickstart;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The commands about disks, as written: nothing is resolved, no default of the installer is filled
/// in. Sizes are MiB unless they are named otherwise.
public sealed interface StorageCommand extends KsCommand {
    /// How a file system is made and mounted; what is empty is the installer's choice.
    record Format(
            Optional<String> type,
            Optional<String> mountOptions,
            Optional<String> label,
            Optional<String> profile,
            Optional<String> mkfsOptions) {}

    /// LUKS; `iterationMillis` and `iterations` exclude each other.
    record Encryption(
            Optional<Hidden> passphrase,
            Optional<String> cipher,
            Optional<String> luksVersion,
            Optional<String> pbkdf,
            Optional<BigInteger> pbkdfMemoryKib,
            Optional<BigInteger> iterationMillis,
            Optional<BigInteger> iterations,
            Optional<String> escrowCertificate,
            boolean backupPassphrase) {}

    /// How big a partition or volume is to be.
    ///
    /// @param recommended the size of a swap follows the memory
    /// @param hibernation and holds all of it
    record Size(
            Optional<BigInteger> mebibytes,
            boolean grow,
            Optional<BigInteger> maximum,
            boolean recommended,
            boolean hibernation) {}

    /// A partition, new or existing.
    record Part(
            String mountPoint,
            Size size,
            Format format,
            Optional<Encryption> encryption,
            boolean keepContent,
            boolean resize,
            boolean asPrimary,
            Optional<String> onDisk,
            Optional<String> onPartition,
            Optional<String> onBiosDisk)
            implements StorageCommand {}

    /// An md array.
    ///
    /// @param device the name of the array; a number alone stands for `md` with that number
    /// @param level `RAID1`; empty for an array that exists
    record Raid(
            String mountPoint,
            String device,
            Optional<String> level,
            BigInteger spares,
            Optional<BigInteger> chunkKib,
            List<String> members,
            Format format,
            Optional<Encryption> encryption,
            boolean existing,
            boolean keepContent)
            implements StorageCommand {
        public Raid {
            members = List.copyOf(members);
        }
    }

    /// An LVM volume group.
    record VolGroup(
            String name,
            List<String> members,
            Optional<BigInteger> extentKib,
            Optional<BigInteger> reservedMebibytes,
            Optional<BigInteger> reservedPercent,
            boolean existing,
            boolean keepContent)
            implements StorageCommand {
        public VolGroup {
            members = List.copyOf(members);
        }
    }

    /// What is thin about a logical volume.
    sealed interface Thin {
        record No() implements Thin {}

        record Pool(
                Optional<BigInteger> metadata,
                Optional<BigInteger> chunkKib,
                Optional<String> profile)
                implements Thin {}

        record InPool(String pool) implements Thin {}
    }

    /// A cache on faster members of the same volume group.
    record Cache(BigInteger mebibytes, Optional<String> mode, List<String> members) {
        public Cache {
            members = List.copyOf(members);
        }
    }

    /// An LVM volume, a thin pool or a volume in one.
    record LogVol(
            String mountPoint,
            String name,
            String volGroup,
            Size size,
            Optional<BigInteger> percent,
            Thin thin,
            Optional<Cache> cache,
            Format format,
            Optional<Encryption> encryption,
            boolean existing,
            boolean keepContent,
            boolean resize)
            implements StorageCommand {}

    /// A btrfs volume or a subvolume.
    ///
    /// @param subvolume the name of a subvolume; empty for the volume itself
    /// @param members partitions or arrays; for a subvolume its volume
    record Btrfs(
            String mountPoint,
            List<String> members,
            Optional<String> label,
            Optional<String> dataLevel,
            Optional<String> metadataLevel,
            Optional<String> subvolume,
            Optional<String> mkfsOptions,
            boolean existing)
            implements StorageCommand {
        public Btrfs {
            members = List.copyOf(members);
        }
    }

    /// A snapshot of a volume, made before or after the installation.
    record Snapshot(String origin, String name, String when) implements StorageCommand {}

    /// What becomes of the content of a device that exists.
    sealed interface Reformat {
        record Keep() implements Reformat {}

        /// A new file system.
        ///
        /// @param type empty: the type that it has
        record Anew(Optional<String> type) implements Reformat {}
    }

    /// A device that exists and where it is mounted.
    record Mount(
            String device,
            String mountPoint,
            Reformat reformat,
            Optional<String> mkfsOptions,
            Optional<String> mountOptions)
            implements StorageCommand {}

    /// Which partitions are removed.
    sealed interface Clearing {
        record Unsaid() implements Clearing {}

        record None() implements Clearing {}

        record Linux() implements Clearing {}

        record All() implements Clearing {}

        record Listed(List<String> partitions) implements Clearing {
            public Listed {
                partitions = List.copyOf(partitions);
            }
        }
    }

    /// What is removed from which disks.
    record ClearPart(
            Clearing clearing,
            List<String> drives,
            boolean initLabel,
            Optional<String> diskLabel,
            boolean cdl)
            implements StorageCommand {
        public ClearPart {
            drives = List.copyOf(drives);
        }
    }

    /// The disks that the installation does not see, or all that it sees.
    record IgnoreDisk(List<String> ignored, List<String> onlyUse) implements StorageCommand {
        public IgnoreDisk {
            ignored = List.copyOf(ignored);
            onlyUse = List.copyOf(onlyUse);
        }
    }

    /// Disks with an unknown or no label get a new one.
    record ZeroMbr() implements StorageCommand {}

    /// The partitions that the platform needs to boot.
    record ReqPart(boolean addBoot) implements StorageCommand {}

    /// The installer lays out the disks.
    ///
    /// @param type `lvm`, `plain`, `thinp` or `btrfs`; empty: the product's
    record AutoPart(
            Optional<String> type,
            Optional<String> fsType,
            boolean noHome,
            boolean noBoot,
            boolean noSwap,
            boolean hibernation,
            Optional<Encryption> encryption)
            implements StorageCommand {}

    /// Where and how the boot loader is installed.
    record Bootloader(
            String location,
            Optional<String> append,
            Optional<BigInteger> timeoutSeconds,
            Optional<Hidden> password,
            boolean crypted,
            Optional<String> bootDrive,
            List<String> driveOrder,
            boolean leaveBootOrder,
            boolean disabled,
            boolean noMbr,
            boolean extlinux,
            boolean sdboot)
            implements StorageCommand {
        public Bootloader {
            driveOrder = List.copyOf(driveOrder);
        }
    }
}
