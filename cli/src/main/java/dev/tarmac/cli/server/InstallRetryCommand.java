package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

@Command(
        name = "retry",
        description = "Begins a new attempt of an install that failed.",
        footer = {"%nExamples:", "  tarmac install retry 7c2f1d"})
final class InstallRetryCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "the install")
    private String id = "";

    InstallRetryCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.post("installs/" + ServerApi.segment(id) + "/retry", Map.of());
        return say("install " + id + ": a new attempt was ordered");
    }
}
