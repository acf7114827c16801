package dev.tarmac.kickstart.lint;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// A place where a rule found what it looks for, and what stands there.
///
/// @param fix what to do here; empty: what the rule says
record Hit(Where where, String what, Optional<String> fix) {
    Hit(Where where, String what) {
        this(where, what, Optional.empty());
    }

    static Hit of(Problem problem) {
        return new Hit(problem.where(), problem.what(), Optional.of(problem.fix()));
    }
}
