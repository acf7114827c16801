package dev.tarmac.cli;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Checkout;
import dev.tarmac.cli.system.Terminal;
import dev.tarmac.cli.view.Screen;

import java.io.PrintWriter;
import java.util.Map;

/// Starts the command that the arguments name and ends with its exit code.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        Session session =
                new Session(
                        out,
                        err,
                        Screen.of(out, Terminal.OUTPUT, environment),
                        Screen.of(err, Terminal.ERRORS, environment),
                        Checkout.ofThisProcess(environment),
                        environment);
        System.exit(CommandTree.of(session).execute(arguments));
    }
}
