package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Removes a profile that no machine has.",
        footer = {"%nExamples:", "  tarmac profile delete web"})
final class ProfileDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "the profile")
    private String name = "";

    ProfileDeleteCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.delete("profiles/" + ServerApi.segment(name));
        return say("profile " + name + ": removed");
    }
}
