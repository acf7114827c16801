package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Takes a user away; it stops at once.",
        footer = {"%nExamples:", "  tarmac user delete eva"})
final class UserDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "the user")
    private String name = "";

    UserDeleteCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.delete("users/" + ServerApi.segment(name));
        return say("user " + name + ": deleted");
    }
}
