package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@Command(
        name = "apply",
        description = {
            "Makes the rules of a file the server's, in place of all it had.",
            "They decide on machines that appear from now on."
        },
        footer = {"%nExamples:", "  tarmac rule apply rules.yaml"})
final class RuleApplyCommand extends ServerCommand {
    @Parameters(paramLabel = "FILE", description = "rules in YAML")
    private Path file = Path.of("");

    RuleApplyCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException, MalformedJson {
        JsonObject now =
                api.put("rules", Map.of("file", file.toString(), "text", TextFile.read(file)));
        List<String> names = now.texts("rules");
        return say("rules: " + names.size() + " (" + String.join(", ", names) + ")");
    }
}
