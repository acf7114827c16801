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
        description = "All profiles, one line each.",
        footer = {"%nExamples:", "  tarmac profile list"})
final class ProfileListCommand extends DataCommand {
    ProfileListCommand(Session session) {
        super(session);
    }

    @Override
    JsonNode fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("profiles");
    }

    @Override
    List<String> lines(JsonNode data) {
        Table table = new Table("NAME", "IMAGE", "HOSTNAME", "WIPE");
        for (JsonNode profile : data.path("profiles"))
            table.row(
                    word(profile, "name"),
                    word(profile, "image"),
                    word(profile, "hostname"),
                    word(profile, "wipe"));
        return table.lines();
    }
}
