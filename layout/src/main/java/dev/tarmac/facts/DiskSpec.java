package dev.tarmac.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A disk as one writes it on a command line: `20G`, `10G@4k` with the logical sector size, or
/// `480GB,serial=S1` with what it says of itself.
///
/// @param sizeBytes a whole number of sectors
/// @param name the kernel's name; empty = sda, sdb and so on by its place
/// @param serial empty = `disk0`, `disk1` and so on by its place
public record DiskSpec(
        long sizeBytes,
        int logicalSectorBytes,
        Optional<String> name,
        Optional<String> serial,
        Optional<String> wwn,
        boolean rotational) {
    private static final int LETTERS = 26;

    public DiskSpec {
        if (logicalSectorBytes != 512 && logicalSectorBytes != 4096)
            throw new IllegalArgumentException("sectors have 512 or 4096 bytes");
        if (sizeBytes < 1 << 20) throw new IllegalArgumentException("a disk has at least 1 MiB");
        if (sizeBytes % logicalSectorBytes != 0)
            throw new IllegalArgumentException(
                    sizeBytes + " bytes is not a whole number of sectors");
    }

    /// One that says nothing of itself.
    public DiskSpec(long sizeBytes, int logicalSectorBytes) {
        this(
                sizeBytes,
                logicalSectorBytes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /// `2x20G`, `1x1.9T@4k`, `20G,2x480GB@512`, `1T,serial=S1,rotational`: one spec per disk;
    /// IllegalArgumentException says how to write it.
    public static List<DiskSpec> parse(String text) {
        return DiskSpecReader.read(text);
    }

    /// Whether it has a size and sectors and nothing else.
    public boolean isPlain() {
        return equals(new DiskSpec(sizeBytes, logicalSectorBytes));
    }

    /// Empty disks of these kinds in one machine: what `layout plan` plans for when no machine was
    /// asked. Those without a name are called as the kernel calls SCSI disks.
    public static List<DiskFacts> facts(List<DiskSpec> specs) {
        Set<String> taken = new HashSet<>();
        for (DiskSpec spec : specs) spec.name().ifPresent(taken::add);
        List<DiskFacts> facts = new ArrayList<>();
        int next = 0;
        for (DiskSpec spec : specs) {
            while (taken.contains(scsiName(next))) next++;
            String name = spec.name().isPresent() ? spec.name().get() : scsiName(next++);
            facts.add(spec.facts(name, facts.size()));
        }
        return facts;
    }

    /// An empty disk of that kind, alone at that place.
    public DiskFacts facts(int index) {
        return facts(name.orElse(scsiName(index)), index);
    }

    private DiskFacts facts(String called, int index) {
        return new DiskFacts(
                called,
                serial.or(() -> Optional.of("disk" + index)),
                wwn,
                Optional.empty(),
                Optional.empty(),
                sizeBytes,
                logicalSectorBytes,
                logicalSectorBytes,
                rotational,
                List.of());
    }

    /// sda, ..., sdz, sdaa, sdab: a number in letters without a zero.
    private static String scsiName(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / LETTERS - 1)
            letters.insert(0, (char) ('a' + rest % LETTERS));
        return "sd" + letters;
    }
}
