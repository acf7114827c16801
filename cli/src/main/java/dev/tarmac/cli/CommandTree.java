package dev.tarmac.cli;

import picocli.CommandLine;

/// Every command there is, in the order in which help shows them.
final class CommandTree {
    private CommandTree() {}

    static CommandLine of(Session session) {
        CommandLine tree = new CommandLine(new TarmacCommand());
        tree.addSubcommand(
                        new CommandLine(new LayoutCommand())
                                .addSubcommand(new LayoutCheckCommand(session)))
                .addSubcommand(new TestCommand(session))
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new ManCommand());
        return Failures.toldBy(session, tree)
                .setOut(session.out())
                .setErr(session.err())
                .setUsageHelpWidth(Math.clamp(session.screen().columns(), 60, 100))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false);
    }
}
