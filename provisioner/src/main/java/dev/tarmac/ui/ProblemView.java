package dev.tarmac.ui;

import dev.tarmac.problem.Problem;

/// Where, what, and the fix.
public record ProblemView(String where, String what, String fix) {
    public static ProblemView of(Problem problem) {
        return new ProblemView(problem.where().toString(), problem.what(), problem.fix());
    }
}
