package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Takes a token away; it stops at once.",
        footer = {"%nExamples:", "  tarmac token delete ci"})
final class TokenDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "the token")
    private String name = "";

    TokenDeleteCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.delete("tokens/" + ServerApi.segment(name));
        return say("token " + name + ": deleted");
    }
}
