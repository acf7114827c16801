package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.lvm.Group;
import dev.tarmac.anaconda.partition.Table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that will be on the disks.
///
/// @param disks all disks of the machine, by name
/// @param devices what carries a format, in the order in which it is made
public record StoragePlan(
        List<PlannedDisk> disks,
        List<Device> devices,
        List<PlannedGroup> groups,
        List<FstabLine> fstab,
        BootDevices boot,
        Findings findings) {
    /// A disk and what becomes of it.
    public sealed interface PlannedDisk {
        String name();

        /// The installation does not see it.
        record Ignored(String name) implements PlannedDisk {}

        /// It has no label and gets none.
        record Unlabelled(Disk disk) implements PlannedDisk {
            @Override
            public String name() {
                return disk.name();
            }
        }

        record Labelled(Table table) implements PlannedDisk {
            @Override
            public String name() {
                return table.disk().name();
            }
        }
    }

    /// A volume group on its members.
    public record PlannedGroup(Group group, List<Device> members) {
        public PlannedGroup {
            members = List.copyOf(members);
        }
    }

    /// Where the machine boots from.
    ///
    /// @param skipped whether no boot loader is installed
    /// @param firstDisk the disk that firmware starts from
    /// @param first what firmware starts: a disk, or the EFI system partition
    /// @param second what holds /boot
    public record BootDevices(
            boolean skipped,
            Optional<String> firstDisk,
            Optional<String> first,
            Optional<Device> second) {}

    /// What there is to say against the plan.
    ///
    /// @param errors why a system installed this way is not usable
    /// @param warnings what most likely is not meant
    public record Findings(List<Finding> errors, List<Finding> warnings) {
        public Findings {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }

    /// One of them.
    ///
    /// @param about the device that it is about; empty = the whole
    public record Finding(String message, Optional<Device> about, String fix) {}

    public StoragePlan {
        disks = List.copyOf(disks);
        devices = List.copyOf(devices);
        groups = List.copyOf(groups);
        fstab = List.copyOf(fstab);
    }

    /// The devices of one kind.
    public <T extends Device> Stream<T> all(Class<T> kind) {
        return devices.stream().filter(kind::isInstance).map(kind::cast);
    }
}
