package dev.tarmac.layout.rule;

import dev.tarmac.problem.DidYouMean;
import dev.tarmac.problem.Problems;

import java.util.List;

/// The fix of a name that is nowhere.
final class Hint {
    /// Behind so many problems nobody looks for the nearest name, and hostile files have thousands.
    private static final int MOST_PROBLEMS = 100;

    private Hint() {}

    static String of(Problems problems, String name, List<String> known, String otherwise) {
        if (problems.size() > MOST_PROBLEMS) return otherwise;
        return DidYouMean.question(name, known).orElse(otherwise);
    }
}
