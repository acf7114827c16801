package dev.tarmac.cli.command;

import dev.tarmac.cli.system.Checkout;
import dev.tarmac.cli.view.Screen;

import java.io.PrintWriter;
import java.util.Map;

/// What a command is given: where to write, where the checkout's folders are. Tests give their own.
///
/// @param screen draws on standard output
/// @param progress draws on standard error: standard output may be somebody's data
public record Session(
        PrintWriter out,
        PrintWriter err,
        Screen screen,
        Screen progress,
        Checkout checkout,
        Map<String, String> environment) {
    public Session {
        environment = Map.copyOf(environment);
    }
}
