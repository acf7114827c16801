package dev.tarmac.layout;

import dev.tarmac.facts.TableKind;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;

/// Which disks are used, what on them goes, and which one starts the machine, in the installer's
/// terms: disks are called as it calls them (`sda`, `vd*`, `disk/by-id/...`). Only with
/// [Sizing.Anaconda].
///
/// @param ignored disks that are not seen at all
/// @param onlyUse when not empty, the only disks that are seen
/// @param drives when not empty, the only disks that are cleared
/// @param initialise disks without partitions get a new table
/// @param zeroMbr so do disks whose content is not known
/// @param table the kind of table that new ones get; empty = the installer's choice
/// @param places where all this stands in the author's file
public record DiskHandling(
        List<String> ignored,
        List<String> onlyUse,
        Clearing clearing,
        List<String> drives,
        boolean initialise,
        boolean zeroMbr,
        Optional<TableKind> table,
        BootLoader bootLoader,
        Places places) {
    /// Nothing is cleared; the installer chooses everything.
    public static final DiskHandling NONE =
            new DiskHandling(
                    List.of(),
                    List.of(),
                    new Clearing.Unsaid(),
                    List.of(),
                    false,
                    false,
                    Optional.empty(),
                    BootLoader.DEFAULT,
                    Places.NOWHERE);

    public DiskHandling {
        ignored = List.copyOf(ignored);
        onlyUse = List.copyOf(onlyUse);
        drives = List.copyOf(drives);
    }

    /// The same, said there.
    public DiskHandling at(Places said) {
        return new DiskHandling(
                ignored, onlyUse, clearing, drives, initialise, zeroMbr, table, bootLoader, said);
    }

    /// Where it stands in the author's file.
    ///
    /// @param seen which disks are seen
    /// @param cleared what is cleared, and of which kind new tables are
    /// @param boot the boot loader
    public record Places(Where seen, Where cleared, Where boot) {
        /// For what nobody said.
        public static final Places NOWHERE =
                new Places(Where.of("prepare"), Where.of("prepare"), Where.of("boot"));
    }

    /// Which partitions are removed.
    public sealed interface Clearing {
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

    /// Where the boot loader goes.
    ///
    /// @param drive the disk that firmware starts from; empty = by `order`, or the first
    public record BootLoader(Location location, Optional<String> drive, List<String> order) {
        public static final BootLoader DEFAULT =
                new BootLoader(Location.DISK, Optional.empty(), List.of());

        public BootLoader {
            order = List.copyOf(order);
        }

        public enum Location {
            /// No boot loader, and nothing that one would need.
            NONE,
            /// The first sector of the boot disk, or the ESP.
            DISK,
            /// The first sector of the partition with /boot.
            PARTITION
        }
    }
}
