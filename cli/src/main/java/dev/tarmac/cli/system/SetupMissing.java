package dev.tarmac.cli.system;

import dev.tarmac.problem.Problem;

/// This machine lacks a package or the permission that a command needs; exit code 3.
public final class SetupMissing extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public SetupMissing(String where, String what, String fix) {
        super(what);
        this.problem = Problem.at(where, what, fix);
    }

    public Problem problem() {
        return problem;
    }
}
