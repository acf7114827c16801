package dev.tarmac.cli.server;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Mixin;

import java.util.List;

/// A command that prints data: the server's JSON as it is, or lines for people.
abstract class QueryCommand extends ServerCommand {
    @Mixin private AnswerOption output = new AnswerOption();

    QueryCommand(Session session) {
        super(session);
    }

    abstract JsonObject fetch(ServerApi api) throws Refused, InterruptedException;

    abstract List<String> lines(JsonObject data) throws MalformedJson;

    @Override
    final int run(ServerApi api) throws Refused, InterruptedException, MalformedJson {
        JsonObject data = fetch(api);
        if (output.isTable()) return print(lines(data));
        session().out().println(output.data(data.asMap()));
        return ExitCode.OK;
    }
}
