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
        description = "All users, one line each.",
        footer = {"%nExamples:", "  tarmac user list"})
final class UserListCommand extends QueryCommand {
    UserListCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("users");
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        Table table = new Table("NAME", "ROLE", "CREATED");
        for (JsonObject user : objects(data, "users"))
            table.row(word(user, "name"), word(user, "role"), word(user, "createdAt"));
        return table.lines();
    }
}
