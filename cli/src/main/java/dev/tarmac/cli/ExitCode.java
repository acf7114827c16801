package dev.tarmac.cli;

/// The exit codes of every command.
final class ExitCode {
    static final int OK = 0;
    static final int PROBLEMS = 1;
    static final int USAGE = 2;
    static final int SETUP_MISSING = 3;

    private ExitCode() {}
}
