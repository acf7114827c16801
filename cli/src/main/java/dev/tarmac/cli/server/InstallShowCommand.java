package dev.tarmac.cli.server;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "One install: its state and where the time went.",
        footer = {
            "%nExamples:",
            "  tarmac install show 7c2f1d",
            "  tarmac install show 7c2f1d --follow",
            "  tarmac install show 7c2f1d -o json | jq .phases"
        })
final class InstallShowCommand extends ServerCommand {
    @Parameters(paramLabel = "ID", description = "the install")
    private String id = "";

    @Option(names = "--follow", description = "show its phases until it is over")
    private boolean follow;

    @Mixin private AnswerOption output = new AnswerOption();

    InstallShowCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException, MalformedJson {
        if (follow && output.isTable()) return new Follow(api, session().screen()).install(id);
        JsonObject install = api.get("installs/" + ServerApi.segment(id));
        if (output.isTable()) return print(InstallText.lines(install, session().screen()));
        session().out().println(output.data(install.asMap()));
        return ExitCode.OK;
    }
}
