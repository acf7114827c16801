package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.objects;
import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Table;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Optional;

@Command(
        name = "audit",
        description = "Who changed what, when and why; newest first.",
        footer = {
            "%nExamples:",
            "  tarmac audit --machine web-1",
            "  tarmac audit --limit 1000 -o json"
        })
final class AuditCommand extends QueryCommand {
    @Option(
            names = "--machine",
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "only what is about that one")
    private Optional<MachineName> machine = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "so many entries (default: ${DEFAULT-VALUE}, at most 1000)")
    private int limit;

    @Option(names = "--before", paramLabel = "NUMBER", description = "only what came before it")
    private Optional<Long> before = Optional.empty();

    AuditCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get(
                "audit?limit="
                        + limit
                        + machine.map(name -> "&machine=" + ServerApi.segment(name.text()))
                                .orElse("")
                        + before.map(number -> "&before=" + number).orElse(""));
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        Table table = new Table("NUMBER", "AT", "WHO", "WHAT", "DID", "WHY");
        for (JsonObject entry : objects(data, "entries"))
            table.row(
                    word(entry, "number"),
                    word(entry, "at"),
                    word(entry, "actor"),
                    word(entry, "subject"),
                    word(entry, "action"),
                    word(entry, "detail"));
        return table.lines();
    }
}
