package dev.tarmac.install;

import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.problem.Problem;
import dev.tarmac.pxe.MacAddress;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What may not be done to a machine, though its plan is sound: it is not what was bound or
/// approved.
final class PlanChecks {
    private PlanChecks() {}

    /// Every disk of the plan that the machine's first install did not take.
    static List<Problem> changedDisks(MacAddress mac, Plan plan, List<BoundDisk> bound) {
        if (bound.isEmpty()) return List.of();
        String those =
                bound.stream()
                        .map(disk -> disk.name() + " (" + disk.identity() + ")")
                        .collect(Collectors.joining(", "));
        return plan.disks().stream()
                .filter(disk -> bound.stream().noneMatch(known -> known.is(disk.identity())))
                .map(disk -> changed(mac, disk, those))
                .toList();
    }

    private static Problem changed(MacAddress mac, PlannedDisk disk, String those) {
        return Problem.at(
                "machine " + mac,
                "the plan takes disk "
                        + disk.name()
                        + " ("
                        + disk.identity()
                        + "), its first install took "
                        + those,
                "see that it is the right machine and disk; if the disk was replaced: tarmac"
                        + " machine release-disks "
                        + mac);
    }

    static Optional<Problem> notApproved(Plan plan, Install install) {
        String hash = plan.hash();
        return install.approvedPlan()
                .filter(approved -> !hash.equals(approved))
                .map(
                        approved ->
                                Problem.at(
                                        "install " + install.id(),
                                        "plan "
                                                + approved
                                                + " was approved, and what the machine shows now"
                                                + " makes it "
                                                + hash,
                                        "look at it and approve anew: tarmac machine plan "
                                                + install.mac()));
    }
}
