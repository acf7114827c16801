package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;

import java.util.List;

@Command(
        name = "show",
        description = "The rules, as they were written.",
        footer = {"%nExamples:", "  tarmac rule show > rules.yaml"})
final class RuleShowCommand extends QueryCommand {
    RuleShowCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("rules");
    }

    @Override
    List<String> lines(JsonObject data) {
        return Answers.word(data, "text").lines().toList();
    }
}
