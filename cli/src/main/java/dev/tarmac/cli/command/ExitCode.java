package dev.tarmac.cli.command;

/// The exit codes of every command.
public final class ExitCode {
    public static final int OK = 0;
    public static final int PROBLEMS = 1;
    public static final int USAGE = 2;
    public static final int SETUP_MISSING = 3;

    private ExitCode() {}
}
