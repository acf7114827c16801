package dev.tarmac.plan;

import dev.tarmac.facts.DiskFacts;

import java.util.List;
import java.util.stream.Collectors;

/// Disks of a machine as messages name them: with everything that a selector can ask for.
public final class DiskText {
    private DiskText() {}

    public static String of(DiskFacts disk) {
        return disk.name()
                + " ("
                + DiskIdentity.of(disk)
                + (disk.wwn().isPresent() ? "" : ", no wwn")
                + (disk.rotational() ? ", rotational" : ", not rotational")
                + ")";
    }

    public static String of(List<DiskFacts> disks) {
        return disks.stream().map(DiskText::of).collect(Collectors.joining("; "));
    }
}
