package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.objects;
import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Table;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@Command(
        name = "list",
        description = "All machines, one line each.",
        footer = {
            "%nExamples:",
            "  tarmac machine list",
            "  tarmac machine list -o json | jq -r '.machines[] | select(.state == \"failed\") | .mac'"
        })
final class MachineListCommand extends QueryCommand {
    MachineListCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("machines");
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        Table table =
                new Table("MAC", "STATE", "HOSTNAME", "PROFILE", "LABELS", "ADDRESS", "LAST SEEN");
        for (JsonObject machine : objects(data, "machines"))
            table.row(
                    word(machine, "mac"),
                    word(machine, "state"),
                    word(machine, "hostname"),
                    word(machine, "profile"),
                    labels(machine),
                    word(machine, "address"),
                    word(machine, "lastSeen"));
        return table.lines();
    }

    private static String labels(JsonObject machine) throws MalformedJson {
        if (!machine.has("labels")) return "";
        return machine.dictionary("labels").entrySet().stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining(" "));
    }
}
