package dev.tarmac.agent.run;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which disk of this machine each name of the plan means. Found once, by identity; from then on
/// the kernel's names are handles.
final class Devices implements Nodes {
    private final Plan plan;
    private final Map<String, DiskFacts> disks;
    private final Path dev;

    private Devices(Plan plan, Map<String, DiskFacts> disks, Path dev) {
        this.plan = plan;
        this.disks = disks;
        this.dev = dev;
    }

    /// Refuses when a planned disk is not exactly one of those found, and when two names mean the
    /// same disk.
    static Devices of(Plan plan, List<DiskFacts> found, Path dev) throws Refused {
        Problems problems = new Problems();
        Map<String, DiskFacts> disks = new LinkedHashMap<>();
        for (PlannedDisk planned : plan.disks()) {
            List<DiskFacts> same =
                    found.stream().filter(disk -> planned.identity().matches(disk)).toList();
            if (same.size() != 1)
                problems.add(
                        Where.of("disk " + planned.name()),
                        (same.isEmpty() ? "no disk" : same.size() + " disks")
                                + " of this machine has "
                                + planned.identity(),
                        "this is not the machine the plan was made for, or a disk was changed:"
                                + " order the install again, so that it is planned anew");
            else if (disks.containsValue(same.getFirst()))
                problems.add(
                        Where.of("disk " + planned.name()),
                        same.getFirst().name() + " is meant by another disk of the plan already",
                        "make the selectors of the layout meet different disks");
            else disks.put(planned.name(), same.getFirst());
        }
        problems.throwIfAny();
        return new Devices(plan, disks, dev);
    }

    DiskFacts facts(String disk) {
        DiskFacts facts = disks.get(disk);
        if (facts == null) throw new IllegalArgumentException("no disk '" + disk + "' in the plan");
        return facts;
    }

    boolean planned(DiskFacts disk) {
        return disks.containsValue(disk);
    }

    @Override
    public Path disk(String disk) {
        return dev.resolve(facts(disk).name());
    }

    @Override
    public Path partition(String partition) {
        return dev.resolve(partitionName(facts(diskOf(partition)).name(), number(partition)));
    }

    String diskOf(String partition) {
        return table(partition).disk();
    }

    int number(String partition) {
        return extent(partition).number();
    }

    Extent extent(String partition) {
        return plan.extent(partition)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no partition '" + partition + "' in the plan"));
    }

    private Step.WriteTable table(String partition) {
        return plan.tableOf(partition)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no table of the plan holds '" + partition + "'"));
    }

    /// `vda1`, but `nvme0n1p1`: after a digit the kernel puts a `p`.
    static String partitionName(String disk, int number) {
        boolean digit = Character.isDigit(disk.charAt(disk.length() - 1));
        return disk + (digit ? "p" : "") + number;
    }
}
