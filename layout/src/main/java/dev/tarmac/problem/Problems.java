package dev.tarmac.problem;

import java.util.ArrayList;
import java.util.List;

/// Collects problems so that a person sees all of them at once.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /// Work goes on; see [#throwIfAny].
    public void add(Where where, String what, String fix) {
        found.add(new Problem(where, what, fix));
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /// Ends work that found a problem; call it when all of them are in.
    public void throwIfAny() throws Refused {
        if (!found.isEmpty()) throw new Refused(found);
    }
}
