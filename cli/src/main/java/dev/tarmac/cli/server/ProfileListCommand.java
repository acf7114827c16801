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
        description = "All profiles, one line each.",
        footer = {"%nExamples:", "  tarmac profile list"})
final class ProfileListCommand extends QueryCommand {
    ProfileListCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("profiles");
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        Table table = new Table("NAME", "IMAGE", "HOSTNAME", "WIPE");
        for (JsonObject profile : objects(data, "profiles"))
            table.row(
                    word(profile, "name"),
                    word(profile, "image"),
                    word(profile, "hostname"),
                    word(profile, "wipe"));
        return table.lines();
    }
}
