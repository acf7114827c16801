package dev.tarmac.plan;

import dev.tarmac.facts.DiskFacts;

import java.util.Optional;

/// What a disk is recognised by on the machine: everything it told about itself. The agent refuses
/// to write when no disk, or more than one, has all of it.
public record DiskIdentity(
        Optional<String> serial,
        Optional<String> wwn,
        Optional<String> byPath,
        long sizeBytes,
        int logicalSectorBytes) {

    /// What the agent reported of it.
    public static DiskIdentity of(DiskFacts disk) {
        return new DiskIdentity(
                disk.serial(),
                disk.wwn(),
                disk.byPath(),
                disk.sizeBytes(),
                disk.logicalSectorBytes());
    }

    /// Says the disk the same of itself, all of it?
    public boolean matches(DiskFacts disk) {
        return equals(of(disk));
    }

    @Override
    public String toString() {
        return serial.map(text -> "serial " + text + ", ").orElse("")
                + wwn.map(text -> "wwn " + text + ", ").orElse("")
                + byPath.map(text -> "path " + text + ", ").orElse("")
                + sizeBytes
                + " bytes, "
                + logicalSectorBytes
                + "-byte sectors";
    }
}
