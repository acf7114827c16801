package dev.tarmac.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A disk as one writes it on a command line: `20G`, or `10G@4k` with the logical sector size.
public record DiskSpec(long sizeBytes, int logicalSectorBytes) {
    private static final Pattern PART =
            Pattern.compile("(?:([1-9][0-9]?)x)?([0-9]{1,6})([MGT])(?:@(512|4096|4k))?");
    private static final int MOST_DISKS = 64;

    public DiskSpec {
        if (logicalSectorBytes != 512 && logicalSectorBytes != 4096)
            throw new IllegalArgumentException("sectors have 512 or 4096 bytes");
        if (sizeBytes < 1 << 20) throw new IllegalArgumentException("a disk has at least 1 MiB");
    }

    /// `2x20G`, `1x10G@4k`, `20G,2x1T@512`: one spec per disk; IllegalArgumentException says how to
    /// write it.
    public static List<DiskSpec> parse(String text) {
        List<DiskSpec> disks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.trim());
            if (!matcher.matches())
                throw new IllegalArgumentException(
                        "'"
                                + part
                                + "' is no disk; write 20G, 2x20G or 1x10G@4k, several separated by commas");
            int count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
            long size =
                    Long.parseLong(matcher.group(2)) << (20 + 10 * "MGT".indexOf(matcher.group(3)));
            int sector = matcher.group(4) == null || matcher.group(4).equals("512") ? 512 : 4096;
            disks.addAll(Collections.nCopies(count, new DiskSpec(size, sector)));
        }
        if (disks.size() > MOST_DISKS)
            throw new IllegalArgumentException(
                    "at most " + MOST_DISKS + " disks, not " + disks.size());
        return disks;
    }

    /// An empty disk of that kind with an identity made from its place: what `layout plan` plans
    /// for when no machine was asked.
    public DiskFacts facts(int index) {
        String name = "disk" + index;
        return new DiskFacts(
                name,
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sizeBytes,
                logicalSectorBytes,
                logicalSectorBytes,
                false,
                List.of());
    }
}
