package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Takes a machine out of the rack list; the machine itself stays as it is.",
        footer = {"%nExamples:", "  tarmac rack delete web-1"})
final class RackDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "its name in the list")
    private String name = "";

    RackDeleteCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.delete("rack/" + ServerApi.segment(name));
        return say("rack list: " + name + " taken out");
    }
}
