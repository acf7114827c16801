package dev.tarmac.cli;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Checkout;
import dev.tarmac.cli.view.Screen;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/// The command line in this process, as a script sees it: no terminal, 80 columns.
public final class CommandLineFixture {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Session session;
    private final CommandLine tree;

    public CommandLineFixture(Path root) {
        PrintWriter standard = new PrintWriter(out);
        PrintWriter errors = new PrintWriter(err);
        session =
                new Session(
                        standard,
                        errors,
                        new Screen(standard, false, 80, false, false),
                        new Screen(errors, false, 80, false, false),
                        new Checkout(root, root.resolve("cache")),
                        Map.of());
        tree = CommandTree.of(session);
        tree.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }

    /// The exit code.
    public int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return tree.execute(arguments);
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    public Session session() {
        return session;
    }

    CommandLine tree() {
        return tree;
    }
}
