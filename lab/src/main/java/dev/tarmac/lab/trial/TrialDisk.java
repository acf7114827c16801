package dev.tarmac.lab.trial;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.lab.disk.PartitionTable;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.PlannedDisk;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A disk of the plan as a file.
///
/// @param earlier the table that the machine's disk has before anything is done
record TrialDisk(PlannedDisk planned, Path file, Optional<PartitionTable> earlier) {
    static TrialDisk of(PlannedDisk planned, List<DiskFacts> machine, Path file, UUID id) {
        Optional<FoundTable> found =
                machine.stream()
                        .filter(disk -> planned.identity().matches(disk))
                        .flatMap(disk -> disk.table().stream())
                        .findFirst();
        return new TrialDisk(planned, file, found.map(table -> earlier(table, id)));
    }

    private static PartitionTable earlier(FoundTable found, UUID id) {
        return PartitionTable.of(
                found.kind(),
                id,
                found.partitions().stream().map(partition -> earlier(partition, id)).toList());
    }

    private static PartitionTable.Entry earlier(FoundPartition partition, UUID id) {
        PartitionType type = PartitionType.of(partition.type());
        UUID other = new UUID(id.getMostSignificantBits(), partition.number());
        String partuuid = partition.uuid().orElse(other.toString()).toLowerCase(Locale.ROOT);
        return new PartitionTable.Entry(
                partition.number(),
                partition.startSector(),
                partition.sectors(),
                type,
                type.isGuid() ? Optional.of(partition.name().orElse("")) : Optional.empty(),
                type.isGuid() ? Optional.of(partuuid) : Optional.empty(),
                0);
    }

    KeptContent content(Extent kept) {
        return new KeptContent(file, kept, sectorBytes());
    }

    TrialReport.TriedDisk report(boolean stays) {
        return new TrialReport.TriedDisk(
                planned.name(),
                planned.identity().sizeBytes(),
                sectorBytes(),
                Optional.of(file).filter(any -> stays));
    }

    int sectorBytes() {
        return planned.identity().logicalSectorBytes();
    }
}
