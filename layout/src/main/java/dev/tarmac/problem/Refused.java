package dev.tarmac.problem;

import java.util.List;
import java.util.stream.Collectors;

/// Thrown where work cannot go on; carries every problem found, never none.
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public Refused(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) throw new IllegalArgumentException("refused without a reason");
        this.problems = List.copyOf(problems);
    }

    public Refused(Problem problem) {
        this(List.of(problem));
    }

    public Refused(String where, String what, String fix) {
        this(Problem.at(where, what, fix));
    }

    /// The same, with the exception that led to it.
    public Refused(Problem problem, Throwable cause) {
        this(problem);
        initCause(cause);
    }

    public List<Problem> problems() {
        return problems;
    }
}
