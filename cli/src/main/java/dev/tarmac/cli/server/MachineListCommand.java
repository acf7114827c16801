package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Table;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;

import tools.jackson.databind.JsonNode;

import java.util.List;

@Command(
        name = "list",
        description = "All machines, one line each.",
        footer = {
            "%nExamples:",
            "  tarmac machine list",
            "  tarmac machine list -o json | jq -r '.machines[] | select(.state == \"failed\") | .mac'"
        })
final class MachineListCommand extends DataCommand {
    MachineListCommand(Session session) {
        super(session);
    }

    @Override
    JsonNode fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("machines");
    }

    @Override
    List<String> lines(JsonNode data) {
        Table table = new Table("MAC", "STATE", "HOSTNAME", "PROFILE", "ADDRESS", "LAST SEEN");
        for (JsonNode machine : data.path("machines"))
            table.row(
                    word(machine, "mac"),
                    word(machine, "state"),
                    word(machine, "hostname"),
                    word(machine, "profile"),
                    word(machine, "address"),
                    word(machine, "lastSeen"));
        return table.lines();
    }
}
