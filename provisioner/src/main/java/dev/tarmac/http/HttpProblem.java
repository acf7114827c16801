package dev.tarmac.http;

import dev.tarmac.problem.Problem;

import java.util.List;

/// Ends a request with a status and its problems.
public final class HttpProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<Problem> problems;

    public HttpProblem(int status, List<Problem> problems) {
        super(problems.getFirst().toString());
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    public HttpProblem(int status, String where, String what, String fix) {
        this(status, List.of(Problem.at(where, what, fix)));
    }

    public int status() {
        return status;
    }

    public List<Problem> problems() {
        return problems;
    }
}
