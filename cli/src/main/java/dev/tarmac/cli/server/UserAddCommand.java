package dev.tarmac.cli.server;

import dev.tarmac.access.Role;
import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.PasswordPrompt;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Adds a user, with a password that is asked for.",
            "Without a terminal it is the first line of standard input."
        },
        footer = {
            "%nExamples:",
            "  tarmac user add eva --role operator",
            "  pwgen 20 1 | tee eva.txt | tarmac user add eva --role viewer"
        })
final class UserAddCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "the user")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            converter = Converters.OfRole.class,
            description = "viewer (looks), operator (changes) or admin (gives access)")
    private Role role = Role.VIEWER;

    UserAddCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        String password = PasswordPrompt.ask("password for " + name);
        api.post(
                "users",
                JsonObject.members("name", name, "role", role.toString(), "password", password));
        return say("user " + name + ": added, " + role);
    }
}
