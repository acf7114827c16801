package dev.tarmac.cli.system;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Asks for a new password: twice and unseen at a terminal, else the first line of standard input.
/// Never an argument, which everybody on the machine could read.
public final class PasswordPrompt {
    private PasswordPrompt() {}

    /// What was typed or piped in.
    ///
    /// @param what the password is for
    public static String ask(String what) throws Refused {
        boolean isTyped = Terminal.isOpen(Terminal.INPUT);
        // Only then is there a console: JDK 25 has none for what is piped in.
        if (isTyped && Terminal.isOpen(Terminal.OUTPUT)) return ask(System.console(), what);
        if (isTyped)
            throw new Refused(
                    "the password",
                    "would be seen while it is typed: standard output is no terminal",
                    "run it without redirecting its output, or pipe the password into it");
        return firstLine();
    }

    private static String ask(Console console, String what) throws Refused {
        char[] first = console.readPassword("%s: ", what);
        char[] again = console.readPassword("again: ");
        if (first == null || !Arrays.equals(first, again))
            throw new Refused("the password", "was typed in two ways", "run the command again");
        return new String(first);
    }

    private static String firstLine() throws Refused {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            if (line != null && !line.isEmpty()) return line;
        } catch (IOException e) {
            throw new Refused(
                    Problem.at("the password", "cannot be read: " + e.getMessage(), "pipe it in"),
                    e);
        }
        throw new Refused(
                "the password", "is not on standard input", "pipe it in, or use a terminal");
    }
}
