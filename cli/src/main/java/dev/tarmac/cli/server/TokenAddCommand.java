package dev.tarmac.cli.server;

import dev.tarmac.access.AccountName;
import dev.tarmac.access.Role;
import dev.tarmac.app.OfflineAccounts;
import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

@Command(
        name = "add",
        description = "Makes a token and prints it, this once: the server keeps only its hash.",
        footer = {
            "%nExamples:",
            "  tarmac token add ci --role operator --expires 90d",
            "  (umask 077; tarmac token add eva --role viewer >eva.token)",
            "%nWho lost the last token of an admin makes a new one on the server itself:",
            "  sudo tarmac token add rescue --role admin --data /var/lib/tarmac"
        })
final class TokenAddCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "the token: what will show it")
    private String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            converter = Converters.OfRole.class,
            description = "viewer (looks), operator (changes) or admin (gives access)")
    private Role role = Role.VIEWER;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = Converters.OfTime.class,
            description = "how long it counts, like 12h, 90d or 52w (default: until it is deleted)")
    private Optional<Duration> expires = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "write it into the database there, and ask no server")
    private Optional<Path> data = Optional.empty();

    @Mixin private AnswerOption output = new AnswerOption();

    TokenAddCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        Map<String, Object> made =
                data.isPresent() ? offline(data.get()) : api.post("tokens", asked()).asMap();
        if (!output.isTable()) return say(output.data(made));
        session().err().println("token " + name + ", " + role + "; it is shown this once:");
        session().err().flush();
        return say(Answers.word(made.get("token")));
    }

    private Map<String, Object> asked() {
        return JsonObject.members(
                "name",
                name,
                "role",
                role.toString(),
                "lifetimeSeconds",
                expires.map(Duration::toSeconds));
    }

    private Map<String, Object> offline(Path directory) throws Refused {
        Optional<Instant> end = expires.map(Instant.now()::plus);
        String token = OfflineAccounts.addToken(directory, accountName(), role, end).text();
        return JsonObject.members(
                "name",
                name,
                "role",
                role.toString(),
                "endsAt",
                end.map(Instant::toString),
                "token",
                token);
    }

    private AccountName accountName() {
        try {
            return new AccountName(name);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }
}
