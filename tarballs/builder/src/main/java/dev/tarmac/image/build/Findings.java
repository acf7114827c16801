package dev.tarmac.image.build;

import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

/// The problems of one archive. A broken archive can have a million; a person reads the first few.
final class Findings {
    private static final int MAX_SHOWN = 40;

    private final Where where;
    private final Problems problems = new Problems();
    private int count;

    Findings(String source) {
        this.where = Where.of(source);
    }

    void add(String what, String fix) {
        count++;
        if (count <= MAX_SHOWN) problems.add(where, what, fix);
    }

    boolean isEmpty() {
        return count == 0;
    }

    void throwIfAny() throws Refused {
        if (count > MAX_SHOWN)
            problems.add(
                    where,
                    (count - MAX_SHOWN) + " more problems like these",
                    "mend those above first, then try again");
        problems.throwIfAny();
    }
}
