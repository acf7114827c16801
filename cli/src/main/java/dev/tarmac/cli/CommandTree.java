package dev.tarmac.cli;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.local.LocalCommands;
import dev.tarmac.cli.server.ServerCommands;

import picocli.CommandLine;

/// Every command there is, in the order in which help shows them.
final class CommandTree {
    private CommandTree() {}

    static CommandLine of(Session session) {
        CommandLine tree = new CommandLine(new TarmacCommand());
        LocalCommands.addTo(tree, session);
        ServerCommands.addTo(tree, session);
        tree.addSubcommand(new CompletionCommand()).addSubcommand(new ManCommand());
        return Failures.toldBy(session, tree)
                .setOut(session.out())
                .setErr(session.err())
                .setUsageHelpWidth(Math.clamp(session.screen().columns(), 60, 100))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false);
    }
}
