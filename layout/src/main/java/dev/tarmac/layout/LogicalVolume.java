package dev.tarmac.layout;

import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// A volume of a group, a thin pool, or a volume in one.
///
/// @param size percentages are of the group's extents
/// @param cache of a linear volume; empty = none
public record LogicalVolume(
        Where where, String name, Type type, Size size, Content content, Optional<Cache> cache)
        implements BlockDevice {

    public sealed interface Type {
        /// A volume of its own.
        ///
        /// @param stripes over how many physical volumes it lies; 1 = one after the other
        record Linear(int stripes) implements Type {}

        /// Room for thin volumes.
        ///
        /// @param metadataBytes empty = computed from its size
        record ThinPool(OptionalLong metadataBytes, OptionalLong chunkBytes) implements Type {}

        /// A volume that takes room from a pool as it is written to.
        ///
        /// @param pool a thin pool of the same group
        record Thin(String pool) implements Type {}
    }

    /// Fast members of the group that hold copies of what is used most.
    ///
    /// @param bytes with the cache's own metadata
    /// @param members physical volumes of the group
    public record Cache(long bytes, Mode mode, List<String> members) {
        public Cache {
            members = List.copyOf(members);
        }

        public enum Mode {
            /// Every write also goes to the slow disks at once.
            WRITETHROUGH,
            /// Writes are only on the fast disk for a while.
            WRITEBACK;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }

            public static Mode parse(String text) {
                for (Mode mode : values()) if (mode.word().equals(text)) return mode;
                throw new IllegalArgumentException(
                        "no cache mode '" + text + "'; there are writethrough, writeback");
            }
        }
    }
}
