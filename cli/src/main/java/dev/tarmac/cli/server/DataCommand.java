package dev.tarmac.cli.server;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Mixin;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// A command that prints data: the server's JSON as it is, or lines for people.
abstract class DataCommand extends ServerCommand {
    @Mixin private OutputOption output = new OutputOption();

    DataCommand(Session session) {
        super(session);
    }

    abstract JsonNode fetch(ServerApi api) throws Refused, InterruptedException;

    abstract List<String> lines(JsonNode data);

    @Override
    final int run(ServerApi api) throws Refused, InterruptedException {
        JsonNode data = fetch(api);
        if (!output.isJson()) return print(lines(data));
        session().out().println(data.toPrettyString());
        return ExitCode.OK;
    }
}
