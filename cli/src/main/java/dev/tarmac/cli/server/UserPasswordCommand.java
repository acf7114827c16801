package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.PasswordPrompt;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Map;

@Command(
        name = "password",
        description = {
            "Sets a user's password, which is asked for, and ends his logins.",
            "Without a terminal it is the first line of standard input."
        },
        footer = {"%nExamples:", "  tarmac user password eva"})
final class UserPasswordCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "the user")
    private String name = "";

    UserPasswordCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        String password = PasswordPrompt.ask("new password for " + name);
        api.put("users/" + ServerApi.segment(name) + "/password", Map.of("password", password));
        return say("user " + name + ": has a new password");
    }
}
