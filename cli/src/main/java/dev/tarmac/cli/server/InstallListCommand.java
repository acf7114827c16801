package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Table;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;

import tools.jackson.databind.JsonNode;

import java.util.List;

@Command(
        name = "list",
        description = "All installs, one line each.",
        footer = {"%nExamples:", "  tarmac install list", "  tarmac install list -o json"})
final class InstallListCommand extends DataCommand {
    InstallListCommand(Session session) {
        super(session);
    }

    @Override
    JsonNode fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("installs");
    }

    @Override
    List<String> lines(JsonNode data) {
        Table table = new Table("ID", "MAC", "STATE", "PROFILE", "IMAGE", "ATTEMPT", "CREATED");
        for (JsonNode install : data.path("installs"))
            table.row(
                    word(install, "id"),
                    word(install, "mac"),
                    word(install, "state"),
                    word(install, "profile"),
                    word(install, "image"),
                    word(install, "attempt"),
                    word(install, "createdAt"));
        return table.lines();
    }
}
