package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

@Command(
        name = "abort",
        description = "Ends an install; disks that it has begun to write are wiped.",
        footer = {"%nExamples:", "  tarmac install abort 7c2f1d"})
final class InstallAbortCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "the install")
    private String id = "";

    InstallAbortCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        api.post("installs/" + ServerApi.segment(id) + "/abort", Map.of());
        return say("install " + id + ": aborted");
    }
}
