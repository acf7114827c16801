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
        description = "All tokens, one line each.",
        footer = {"%nExamples:", "  tarmac token list"})
final class TokenListCommand extends QueryCommand {
    TokenListCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("tokens");
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        Table table = new Table("NAME", "ROLE", "CREATED", "ENDS");
        for (JsonObject token : objects(data, "tokens"))
            table.row(
                    word(token, "name"),
                    word(token, "role"),
                    word(token, "createdAt"),
                    word(token, "endsAt"));
        return table.lines();
    }
}
