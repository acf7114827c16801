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
import java.util.Map;

@Command(
        name = "list",
        description = "The rack list, and how what appeared differs from it.",
        footer = {
            "%nExamples:",
            "  tarmac rack list",
            "  tarmac rack list -o json | jq -r '.machines[] | select(.differences != []) | .name'"
        })
final class RackListCommand extends QueryCommand {
    RackListCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("rack");
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        Table table = new Table("NAME", "SERIAL", "MAC", "PROFILE", "APPEARED", "DIFFERS");
        for (JsonObject entry : objects(data, "machines")) {
            Map<String, Object> fields = entry.object("fields").asMap();
            table.row(
                    word(entry, "name"),
                    word(fields.get("serial")),
                    word(fields.get("mac")),
                    word(fields.get("profile")),
                    word(entry, "appeared"),
                    String.join("; ", entry.texts("differences")));
        }
        return table.lines();
    }
}
