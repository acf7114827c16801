package dev.tarmac.layout;

import dev.tarmac.problem.Where;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One partition as wanted.
///
/// @param where the place in the author's file, for problems found while planning
/// @param name unique in the layout; also the name in the GPT (at most 36 characters)
/// @param place a new partition and its size, or one that is there
/// @param type a GUID (GPT) or two hexadecimal digits (MBR) instead of the kind's own
/// @param attributes of a GPT entry (UEFI 2.10, table 5.8)
/// @param uuid the partition's GUID in the table; empty = drawn for each install
public record Partition(
        Where where,
        String name,
        Kind kind,
        Place place,
        Content content,
        Optional<String> type,
        List<Attribute> attributes,
        Optional<String> uuid)
        implements BlockDevice {
    public Partition {
        attributes = List.copyOf(attributes);
    }

    /// A new partition that says nothing about its entry in the table.
    public static Partition made(Where where, String name, Kind kind, Size size, Content content) {
        return new Partition(
                where,
                name,
                kind,
                new Place.Made(size),
                content,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /// The size of a new one; one that is there has the size that it has.
    public Optional<Size> size() {
        return place instanceof Place.Made(Size size) ? Optional.of(size) : Optional.empty();
    }

    /// Whether what stands on it must survive.
    public boolean isKept() {
        return place instanceof Place.There there && there.keepsContent();
    }

    /// Whether there is a partition to begin with, or one is made.
    public sealed interface Place {
        record Made(Size size) implements Place {}

        /// It is there, with its bounds.
        ///
        /// @param keepsContent what stands on it is not touched; otherwise it is formatted anew
        record There(Existing which, boolean keepsContent) implements Place {}
    }

    /// Which of the partitions that are there.
    public sealed interface Existing {
        /// The number in the table.
        record Numbered(int number) implements Existing {
            @Override
            public String toString() {
                return "number " + number;
            }
        }

        /// The name in the GPT, or the label of the file system on it.
        record Label(String label) implements Existing {
            @Override
            public String toString() {
                return "label " + label;
            }
        }

        /// The type in the table: a GUID or two hexadecimal digits.
        record Type(String code) implements Existing {
            @Override
            public String toString() {
                return "type " + code;
            }
        }

        /// As the installer calls it (`sda3`). Only with [Sizing.Anaconda].
        record Named(String name) implements Existing {
            @Override
            public String toString() {
                return name;
            }
        }
    }

    /// What a partition is for, as far as firmware, loaders and assemblers care.
    public enum Kind {
        /// For a file system of Linux, or LUKS.
        LINUX,
        SWAP,
        /// GRUB's core.img on a BIOS machine with GPT: raw, 1 MiB is enough.
        BIOSBOOT,
        /// The EFI system partition.
        ESP,
        /// A member of an md array.
        RAID,
        /// A physical volume of LVM.
        LVM,
        /// PowerPC's boot partition.
        PREP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind parse(String text) {
            for (Kind kind : values()) if (kind.word().equals(text)) return kind;
            throw new IllegalArgumentException(
                    "no type '"
                            + text
                            + "'; there are "
                            + Arrays.stream(values())
                                    .map(Kind::word)
                                    .collect(Collectors.joining(", ")));
        }
    }

    /// A flag of a GPT entry, by its bit.
    public enum Attribute {
        /// Firmware and partitioning tools keep their hands off.
        REQUIRED(0),
        /// EFI firmware does not look into it.
        NO_BLOCK_IO(1),
        /// A BIOS loader may start from it.
        LEGACY_BOOT(2),
        /// Discoverable Partitions Specification: grows to fill its partition.
        GROW_FILESYSTEM(59),
        READ_ONLY(60),
        NO_AUTO(63);

        private final int bit;

        Attribute(int bit) {
            this.bit = bit;
        }

        public int bit() {
            return bit;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Attribute parse(String text) {
            for (Attribute attribute : values())
                if (attribute.word().equals(text)) return attribute;
            throw new IllegalArgumentException(
                    "no attribute '"
                            + text
                            + "'; there are "
                            + Arrays.stream(values())
                                    .map(Attribute::word)
                                    .collect(Collectors.joining(", ")));
        }
    }
}
