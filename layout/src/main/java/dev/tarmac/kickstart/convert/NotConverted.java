package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.stream.Collectors;

/// A kickstart is no layout: all that is refused of it, never nothing.
public final class NotConverted extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    NotConverted(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::message).collect(Collectors.joining("\n")));
        this.refusals = List.copyOf(refusals);
    }

    /// The first one is where the installer stops.
    public List<Refusal> refusals() {
        return refusals;
    }

    /// As people are told.
    ///
    /// @param file the place of what is said of the whole
    public List<Problem> problems(Where file) {
        return refusals.stream().map(refusal -> refusal.problem(file)).toList();
    }
}
