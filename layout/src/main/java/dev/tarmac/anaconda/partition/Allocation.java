package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.DiskOrder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Gives each request a disk and sectors, one after the other, each with what it has at least.
final class Allocation {
    private final Growing growing;
    private final Optional<String> bootDisk;
    private final Map<String, Table> tables;

    /// How many sectors the partitions on each disk would get as it is.
    private final Map<String, Long> growth = new HashMap<>();

    private final List<PartitionRequest> allocated = new ArrayList<>();

    Allocation(List<Table> before, Growing growing, Optional<String> bootDisk) {
        this.growing = growing;
        this.bootDisk = bootDisk;
        this.tables = new LinkedHashMap<>();
        for (Table table : before) {
            tables.put(table.disk().name(), table);
            growth.put(table.disk().name(), 0L);
        }
    }

    /// Where one request can go.
    private record Candidate(Table table, Placed.Kind kind, Region region) {}

    Collection<Table> place(List<PartitionRequest> requests) throws AllocationRefused {
        for (PartitionRequest request : RequestOrder.sorted(requests)) {
            allocated.add(request);
            Candidate chosen = choose(request);
            Table changed = Placement.of(chosen.table(), request, chosen.kind(), chosen.region());
            tables.put(changed.disk().name(), changed);
            growth.put(changed.disk().name(), growing.total(changed));
        }
        return tables.values();
    }

    private Candidate choose(PartitionRequest request) throws AllocationRefused {
        boolean simulate = allocated.stream().anyMatch(PartitionRequest::grows);
        Choice choice = new Choice(request, Placement.alignedBytes(request.bytes()));
        Map<String, String> slotErrors = new LinkedHashMap<>();
        Optional<Candidate> best = Optional.empty();
        long bestGrowth = 0;
        for (Table table : candidates(request)) {
            Optional<Placed.Kind> kind = kind(table, request, slotErrors);
            if (kind.isEmpty()) continue;
            Optional<Region> soFar =
                    request.grows() ? Optional.empty() : best.map(Candidate::region);
            Optional<Candidate> here = here(choice, table, kind.get(), soFar);
            if (here.isEmpty()) continue;
            if (simulate) {
                long growth = growthWith(request, here.get());
                if (best.isPresent() && growth <= bestGrowth) continue;
                bestGrowth = growth;
            }
            best = here;
            if (request.isBootable()) break;
        }
        if (best.isEmpty()) throw refused(request, slotErrors);
        return best.get();
    }

    private static Optional<Candidate> here(
            Choice choice, Table table, Placed.Kind kind, Optional<Region> soFar) {
        Optional<Region> region = choice.best(table, kind, soFar);
        if (!region.equals(soFar)) return region.map(found -> new Candidate(table, kind, found));
        boolean mayBeLogical =
                kind == Placed.Kind.PRIMARY
                        && !choice.request().primary()
                        && table.extended().isPresent();
        if (!mayBeLogical) return Optional.empty();
        Optional<Region> inside = choice.best(table, Placed.Kind.LOGICAL, soFar);
        return inside.filter(found -> !inside.equals(soFar))
                .map(found -> new Candidate(table, Placed.Kind.LOGICAL, found));
    }

    private List<Table> candidates(PartitionRequest request) {
        Predicate<Disk> isBootDisk = disk -> bootDisk.filter(disk.name()::equals).isPresent();
        return tables.values().stream()
                .filter(
                        table ->
                                request.disks().isEmpty()
                                        || request.disks().contains(table.disk().name()))
                .sorted(
                        Comparator.comparing((Table table) -> !isBootDisk.test(table.disk()))
                                .thenComparing(Table::disk, DiskOrder.PREFERENCE))
                .toList();
    }

    private static Optional<Placed.Kind> kind(
            Table table, PartitionRequest request, Map<String, String> slotErrors) {
        Optional<Placed.Kind> next = table.nextKind();
        if (next.isEmpty()) slotErrors.put(table.disk().name(), "no free partition slots");
        if (next.isEmpty() || !request.primary() || next.get() == Placed.Kind.PRIMARY) return next;
        if (table.hasPrimarySlot()) return Optional.of(Placed.Kind.PRIMARY);
        slotErrors.put(table.disk().name(), "no primary partition slots available");
        return Optional.empty();
    }

    /// How many sectors all partitions so far would get if this candidate were taken.
    private long growthWith(PartitionRequest request, Candidate candidate)
            throws AllocationRefused {
        Table changed =
                Placement.of(candidate.table(), request, candidate.kind(), candidate.region());
        long before = growth.values().stream().mapToLong(Long::longValue).sum();
        return before - growth.get(changed.disk().name()) + growing.total(changed);
    }

    private static AllocationRefused refused(
            PartitionRequest request, Map<String, String> slotErrors) {
        String what = "Unable to allocate requested partition scheme";
        if (slotErrors.isEmpty())
            return new AllocationRefused(AllocationRefused.Reason.NO_PLACE, request, what + ".");
        return new AllocationRefused(
                AllocationRefused.Reason.NO_PLACE,
                request,
                slotErrors.entrySet().stream()
                        .map(error -> error.getKey() + ": " + error.getValue())
                        .collect(Collectors.joining("\n", what + " on requested disks:\n", "")));
    }
}
