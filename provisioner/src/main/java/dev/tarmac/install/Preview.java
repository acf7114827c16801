package dev.tarmac.install;

import dev.tarmac.plan.Plan;
import dev.tarmac.problem.Problem;

import java.util.List;

/// What an install of a machine would do now.
///
/// @param needsWipe it destroys data, and neither profile nor order allows that yet
/// @param problems why it would be refused nevertheless: the rack list, changed disks
public record Preview(Plan plan, boolean needsWipe, List<Problem> problems) {
    public Preview {
        problems = List.copyOf(problems);
    }
}
