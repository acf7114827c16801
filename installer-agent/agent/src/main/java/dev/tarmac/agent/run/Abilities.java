package dev.tarmac.agent.run;

import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.util.List;

/// What this build of the agent can do, in the words of [Step#needs]. The server refuses a plan
/// that needs more; so does the agent itself, before its first write.
public final class Abilities {
    public static final List<String> ALL =
            List.of(
                    "wipe",
                    "partition",
                    "partition-entries",
                    "partition-mbr",
                    "mkfs",
                    "mkfs-ext2",
                    "mkfs-ext3",
                    "mkfs-options",
                    "mkfs-uuid",
                    "mount",
                    "unpack",
                    "fstab",
                    "configure",
                    "setup",
                    "fixed-address",
                    "grub-bios",
                    "grub-efi",
                    "flush",
                    "make-bootable");

    private Abilities() {}

    /// What the plan needs and this build lacks.
    public static List<String> missing(Plan plan) {
        return plan.needs().stream().filter(need -> !ALL.contains(need)).toList();
    }

    static void require(Plan plan) throws Refused {
        for (Step step : plan.steps()) if (!ALL.containsAll(step.needs())) throw lacking(step);
    }

    static Refused lacking(Step step) {
        return new Refused(
                "step " + step.kind() + " " + step.subject(),
                "this agent cannot do it",
                "build the agent again (tarmac agent build) and restart the machine");
    }
}
