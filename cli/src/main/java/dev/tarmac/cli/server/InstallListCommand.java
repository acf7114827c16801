package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.objects;
import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Table;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;

import java.util.List;

@Command(
        name = "list",
        description = "All installs, one line each.",
        footer = {"%nExamples:", "  tarmac install list", "  tarmac install list -o json"})
final class InstallListCommand extends QueryCommand {
    InstallListCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("installs");
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        Table table = new Table("ID", "MAC", "STATE", "PROFILE", "IMAGE", "ATTEMPT", "CREATED");
        for (JsonObject install : objects(data, "installs"))
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
