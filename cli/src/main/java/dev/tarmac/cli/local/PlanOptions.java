package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Session;
import dev.tarmac.firstboot.FirstBoot;
import dev.tarmac.plan.Plan;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/// How a file becomes a plan.
final class PlanOptions {
    @Mixin private MachineOptions machine = new MachineOptions();

    @Option(
            names = "--wipe",
            description = "what stands on the disks may go; without it a disk with data is refused")
    private boolean wipe;

    @Mixin private LayoutSource source = new LayoutSource();

    /// What else a kickstart file says.
    Optional<FirstBoot> firstBoot(Path file) throws Refused {
        return source.firstBoot(file);
    }

    /// The plan of a file for the machine that the options say.
    Plan plan(Path file, Session session) throws Refused {
        Target target = machine.target();
        return Planner.plan(
                source.layout(file, target, session),
                target,
                Optional.empty(),
                new Permissions(wipe, false));
    }
}
