package dev.tarmac.plan;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Layout x facts x firmware x image -> plan, or every reason why not. Pure: the same input gives
/// the same plan to the byte.
public final class Planner {
    private final DiskLayout layout;
    private final List<DiskFacts> present;
    private final Firmware firmware;
    private final Permissions permissions;
    private final Problems problems = new Problems();

    private Planner(
            DiskLayout layout,
            List<DiskFacts> present,
            Firmware firmware,
            Permissions permissions) {
        this.layout = layout;
        this.present = present;
        this.firmware = firmware;
        this.permissions = permissions;
    }

    /// Plans an install on a machine.
    ///
    /// @param image what the image can boot from; empty = nobody asks (a layout tried on its own)
    public static Plan plan(
            DiskLayout layout,
            MachineFacts facts,
            Firmware firmware,
            Optional<BootAbilities> image,
            Permissions permissions)
            throws Refused {
        return plan(layout, facts.disks(), firmware, image, permissions);
    }

    /// The same for disks alone, as `layout plan --disks` has them.
    public static Plan plan(
            DiskLayout layout,
            List<DiskFacts> disks,
            Firmware firmware,
            Optional<BootAbilities> image,
            Permissions permissions)
            throws Refused {
        return new Planner(layout, disks, firmware, permissions).plan(image);
    }

    private Plan plan(Optional<BootAbilities> image) throws Refused {
        BootRules rules = new BootRules(layout, firmware, problems);
        rules.checkMounts();
        rules.checkFirmware();
        image.ifPresent(abilities -> rules.checkImage(abilities, permissions));
        DiskChoice choice = new DiskChoice(present, permissions, problems);
        TreeMap<String, PlannedDisk> disks = new TreeMap<>();
        TreeMap<String, Step.WriteGpt> tables = new TreeMap<>();
        for (Disk disk : layout.disks())
            choice.choose(disk)
                    .ifPresent(
                            facts -> {
                                rules.checkBootDisk(disk, facts);
                                disks.put(disk.name(), planned(disk, facts));
                                tables.put(disk.name(), table(disk, facts));
                            });
        problems.throwIfAny();
        return new Plan(
                firmware,
                layout.disks().stream().map(disk -> disks.get(disk.name())).toList(),
                new StepList(layout, firmware)
                        .steps(
                                layout.disks().stream()
                                        .map(disk -> tables.get(disk.name()))
                                        .toList()));
    }

    private static PlannedDisk planned(Disk disk, DiskFacts facts) {
        return new PlannedDisk(disk.name(), DiskIdentity.of(facts), facts.contents());
    }

    private Step.WriteGpt table(Disk disk, DiskFacts facts) {
        GptGeometry geometry = GptGeometry.of(facts);
        return new Step.WriteGpt(
                disk.name(),
                geometry.sectorBytes(),
                geometry.diskSectors(),
                new Allocation(disk, geometry, problems).extents());
    }
}
