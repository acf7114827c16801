package dev.tarmac.plan.text;

import dev.tarmac.plan.Plan;
import dev.tarmac.plan.outcome.Outcome;
import dev.tarmac.plan.text.Look.Colour;

import java.util.List;

/// A plan as people read it. Same plan and same look, same text.
public final class PlanText {
    private PlanText() {}

    /// As it stands in a file.
    public static String of(Plan plan) {
        return of(plan, List.of(), Look.PLAIN);
    }

    /// For a place that can show more, or less, than a file.
    ///
    /// @param notInstallable the needs of the plan that no agent has yet
    public static String of(Plan plan, List<String> notInstallable, Look look) {
        Paper paper = new Paper(look);
        Outcome outcome = Outcome.of(plan);
        paper.line(Colour.BOLD, "plan " + plan.hash().substring(0, 12) + " for " + plan.firmware());
        for (String notice : plan.notices()) paper.line(Colour.YELLOW, "notice: " + notice);
        if (!notInstallable.isEmpty())
            paper.line(
                    Colour.YELLOW,
                    "plans, not installable yet: " + String.join(", ", notInstallable));
        DiskSection disks = new DiskSection(outcome, paper);
        outcome.disks().forEach(disks::print);
        new StackSection(outcome, paper).print();
        new FileSection(outcome, paper).print();
        paper.head("boot");
        paper.line("  " + String.join(look.arrow(), outcome.boot().stations()));
        StepSection.print(plan.steps(), paper);
        return paper.toString();
    }
}
