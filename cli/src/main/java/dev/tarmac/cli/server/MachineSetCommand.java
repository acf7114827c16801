package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;
import java.util.Optional;

@Command(
        name = "set",
        description = {
            "Makes a machine known, or changes what it shall become.",
            "What is not named stays as it was."
        },
        footer = {
            "%nExamples:",
            "  tarmac machine set 52:54:00:12:34:56",
            "  tarmac machine set 52:54:00:12:34:56 --profile web --hostname web-1"
        })
final class MachineSetCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MAC",
            converter = Mac.Converter.class,
            description = "its hardware address")
    private Mac mac = new Mac("");

    @Option(names = "--profile", paramLabel = "NAME", description = "what it shall become")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--hostname",
            paramLabel = "NAME",
            description = "its name, instead of the profile's pattern")
    private Optional<String> hostname = Optional.empty();

    MachineSetCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        Map<String, Object> body = JsonObject.members("profile", profile, "hostname", hostname);
        String now = Answers.word(api.patch(mac.path(), body), "profile");
        return say(mac + (now.isEmpty() ? ": known, has no profile yet" : ": profile " + now));
    }
}
