package dev.tarmac.anaconda.device;

import java.util.List;
import java.util.Optional;

/// A disk as it is found or as clearing leaves it. A disk without a label cannot be used.
///
/// @param bytes its size
/// @param sectorBytes 512 or 4096
/// @param found the partitions that are on it
/// @param links other names below /dev: `disk/by-path/pci-0000:00:1f.2-ata-1`
public record Disk(
        String name,
        long bytes,
        int sectorBytes,
        Optional<LabelType> label,
        List<FoundPartition> found,
        List<String> links) {

    /// A partition that was there before.
    ///
    /// @param start its first sector
    /// @param end its last sector
    /// @param content what is on it, where that is known
    public record FoundPartition(int number, long start, long end, Optional<FormatType> content) {
        /// Whether only Linux uses what is on it.
        public boolean isLinux() {
            return content.filter(FormatType::isOfLinux).isPresent();
        }
    }

    private static final long LARGEST_MSDOS = (1L << 32) - 1;

    /// Where libparted lets the first msdos partition begin: behind the first track of an image.
    private static final long MSDOS_TRACK = 32;

    private static final int GPT_ENTRY_BYTES = 16 * 1024;

    public Disk {
        found = List.copyOf(found);
        links = List.copyOf(links);
    }

    public Disk(
            String name,
            long bytes,
            int sectorBytes,
            Optional<LabelType> label,
            List<FoundPartition> found) {
        this(name, bytes, sectorBytes, label, found, List.of());
    }

    public Disk labelled(LabelType type) {
        return new Disk(name, bytes, sectorBytes, Optional.of(type), List.of(), links);
    }

    public Disk keeping(List<FoundPartition> kept) {
        return new Disk(name, bytes, sectorBytes, label, kept, links);
    }

    public long sectors() {
        return bytes / sectorBytes;
    }

    /// Partitions begin at multiples of this many sectors: 1 MiB.
    public long grain() {
        return Bytes.MIB / sectorBytes;
    }

    /// The first sector that a partition may have.
    public long firstUsable() {
        return label.orElseThrow() == LabelType.GPT
                ? 2 + GPT_ENTRY_BYTES / sectorBytes
                : MSDOS_TRACK;
    }

    /// The last sector that a partition may have.
    public long lastUsable() {
        return label.orElseThrow() == LabelType.GPT
                ? sectors() - 2 - GPT_ENTRY_BYTES / sectorBytes
                : sectors() - 1;
    }

    /// The largest sector number that the label can write down.
    public long lastAddressable() {
        return label.orElseThrow() == LabelType.GPT ? Long.MAX_VALUE : LARGEST_MSDOS;
    }

    /// Whether a label of that type can address all of it.
    public boolean fits(LabelType type) {
        return type == LabelType.GPT || sectors() <= LARGEST_MSDOS;
    }

    /// `sda1`, `nvme0n1p1`.
    public String partitionName(int number) {
        boolean digit = Character.isDigit(name.charAt(name.length() - 1));
        return name + (digit ? "p" : "") + number;
    }
}
