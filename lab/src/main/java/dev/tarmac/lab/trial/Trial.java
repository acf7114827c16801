package dev.tarmac.lab.trial;

import dev.tarmac.agent.run.Abilities;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.order.Identifiers;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A plan on sparse files, one for each disk: written by the agent's commands, read back by foreign
/// tools. Needs root, for loop devices.
public final class Trial {
    private final Plan plan;
    private final Identifiers identifiers;
    private final Map<String, TrialDisk> disks;
    private final TrialFolder folder;
    private final Teardown teardown;

    private Trial(
            Plan plan,
            Identifiers identifiers,
            Map<String, TrialDisk> disks,
            TrialFolder folder,
            Teardown teardown) {
        this.plan = plan;
        this.folder = folder;
        this.identifiers = identifiers;
        this.disks = disks;
        this.teardown = teardown;
    }

    /// Makes the files, writes, compares. No loop device is left, however it ends.
    ///
    /// @param machine what the plan was made for; a disk that has a partition table there has it in
    ///   its file too before anything is done
    public static TrialReport run(Plan plan, List<DiskFacts> machine, TrialFolder folder)
            throws Refused, IOException, InterruptedException {
        try (Teardown teardown = Teardown.alsoAtExit()) {
            teardown.add(folder);
            Trial trial = prepare(plan, machine, folder, teardown);
            trial.write();
            return trial.report();
        }
    }

    static Trial prepare(Plan plan, List<DiskFacts> machine, TrialFolder folder, Teardown teardown)
            throws Refused, IOException {
        Identifiers identifiers = Identifiers.of(plan, UUID::randomUUID);
        Map<String, TrialDisk> disks = new LinkedHashMap<>();
        for (PlannedDisk disk : plan.disks()) {
            Path file = folder.disk(disk.name(), disk.identity().sizeBytes());
            disks.put(
                    disk.name(), TrialDisk.of(disk, machine, file, identifiers.disk(disk.name())));
        }
        return new Trial(plan, identifiers, disks, folder, teardown);
    }

    void write() throws Refused, IOException, InterruptedException {
        new TrialWriting(plan, identifiers, disks, teardown).run();
    }

    /// The disks, in the plan's order.
    List<Path> files() {
        return disks.values().stream().map(TrialDisk::file).toList();
    }

    TrialReport report() throws Refused, IOException, InterruptedException {
        return new TrialReport(
                plan.hash(),
                disks.values().stream().map(disk -> disk.report(folder.keeps())).toList(),
                new TrialReading(plan, identifiers, disks, teardown).comparisons(),
                NotTried.storage(plan),
                NotTried.install(plan),
                Abilities.missing(plan));
    }
}
