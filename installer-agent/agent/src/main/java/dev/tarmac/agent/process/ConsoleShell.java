package dev.tarmac.agent.process;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;

/// A shell for the person in front of the machine, on the console that the agent was started on.
public final class ConsoleShell {
    private ConsoleShell() {}

    /// Starts it and goes on; it ends when the person leaves it.
    public static void start() throws Refused {
        try {
            new ProcessBuilder("setsid", "cttyhack", "sh").inheritIO().start();
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            "shell",
                            "cannot be started: " + e.getMessage(),
                            "boot the machine with tarmac.shell on the kernel command line"),
                    e);
        }
    }
}
