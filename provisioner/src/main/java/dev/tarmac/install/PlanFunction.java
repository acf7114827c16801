package dev.tarmac.install;

import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.plan.BootAbilities;
import dev.tarmac.plan.Plan;
import dev.tarmac.problem.Refused;

/// The planner, handed in by who wires the server.
@FunctionalInterface
public interface PlanFunction {
    /// @param wipe what is on the disks may be destroyed
    /// @param unproven an image that cannot phone home is good enough
    Plan plan(
            DiskLayout layout,
            MachineFacts facts,
            Firmware firmware,
            BootAbilities image,
            boolean wipe,
            boolean unproven)
            throws Refused;
}
