package dev.tarmac.http;

import dev.tarmac.problem.Problem;

import java.util.List;

/// Ends a request with a status and its problems.
final class HttpProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<Problem> problems;

    HttpProblem(int status, List<Problem> problems) {
        super(problems.getFirst().toString());
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    HttpProblem(int status, String where, String what, String fix) {
        this(status, List.of(Problem.at(where, what, fix)));
    }

    int status() {
        return status;
    }

    List<Problem> problems() {
        return problems;
    }
}
