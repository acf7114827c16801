package dev.tarmac.plan;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.LayoutRules;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Layout x facts x firmware x image -> plan, or every reason why not. Pure: the same input gives
/// the same plan to the byte.
public final class Planner {
    private final DiskLayout layout;
    private final List<DiskFacts> present;
    private final Firmware firmware;
    private final boolean secureBoot;
    private final Permissions permissions;
    private final Problems problems = new Problems();
    private final List<String> notices = new ArrayList<>();

    private Planner(
            DiskLayout layout,
            List<DiskFacts> present,
            Firmware firmware,
            boolean secureBoot,
            Permissions permissions) {
        this.layout = layout;
        this.present = present;
        this.firmware = firmware;
        this.secureBoot = secureBoot;
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
        return new Planner(layout, facts.disks(), firmware, facts.secureBoot(), permissions)
                .plan(image);
    }

    /// The same for disks alone, as `layout plan --disks` has them.
    public static Plan plan(
            DiskLayout layout,
            List<DiskFacts> disks,
            Firmware firmware,
            Optional<BootAbilities> image,
            Permissions permissions)
            throws Refused {
        return new Planner(layout, disks, firmware, false, permissions).plan(image);
    }

    private Plan plan(Optional<BootAbilities> image) throws Refused {
        problems.addAll(LayoutRules.check(layout.disks()));
        problems.throwIfAny();
        BootRules rules = new BootRules(layout, firmware, problems);
        rules.checkFirmware();
        DiskChoice choice = new DiskChoice(present, permissions, problems);
        List<PlannedDisk> disks = new ArrayList<>();
        List<Step.WriteGpt> tables = new ArrayList<>();
        for (Disk disk : layout.disks())
            choice.choose(disk)
                    .ifPresent(
                            facts -> {
                                rules.checkSectors(disk, facts);
                                rules.doubt(disk, facts, present.getFirst())
                                        .ifPresent(notices::add);
                                disks.add(planned(disk, facts));
                                tables.add(table(disk, facts));
                            });
        boolean placed = problems.isEmpty();
        image.ifPresent(abilities -> check(abilities, tables, placed));
        problems.throwIfAny();
        return new Plan(firmware, disks, new StepList(layout, firmware).steps(tables), notices);
    }

    /// Whether it fits is asked only where everything has its place.
    private void check(BootAbilities image, List<Step.WriteGpt> tables, boolean placed) {
        ImageRules rules = new ImageRules(image, layout, problems);
        rules.checkLoader(firmware, secureBoot);
        rules.checkBootFiles();
        if (placed) rules.checkSpace(tables);
        for (Problem reason : rules.cannotProve())
            if (permissions.unproven())
                notices.add(reason.where() + " " + reason.what() + "; fix: " + reason.fix());
            else
                problems.add(
                        reason.where(),
                        reason.what(),
                        reason.fix() + ", or accept it: `acceptUnproven: true` in the profile");
    }

    private static PlannedDisk planned(Disk disk, DiskFacts facts) {
        return new PlannedDisk(disk.name(), DiskIdentity.of(facts), facts.contents());
    }

    private Step.WriteGpt table(Disk disk, DiskFacts facts) {
        return new Step.WriteGpt(
                disk.name(),
                facts.logicalSectorBytes(),
                facts.sectors(),
                new Allocation(disk, facts, problems).extents());
    }
}
