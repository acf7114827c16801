package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.objects;
import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

@Command(
        name = "plan",
        description = {
            "What an install would do to this machine, from what its agent reported.",
            "Changes nothing; what would be destroyed is red."
        },
        footer = {
            "%nExamples:",
            "  tarmac machine plan web-1",
            "  tarmac machine plan 52:54:00:12:34:56 -o json | jq .plan.disks"
        })
final class MachinePlanCommand extends QueryCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "its hardware address, host name or serial number")
    private MachineName machine = new MachineName("");

    MachinePlanCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get(machine.path() + "/plan");
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        List<String> lines = new ArrayList<>();
        lines.addAll(
                PlanText.of(
                                PlanJson.decode(data.object("plan")),
                                List.of(),
                                session().screen().look())
                        .lines()
                        .toList());
        for (JsonObject problem : objects(data, "problems"))
            lines.add(
                    Printable.line(
                            "would be refused: "
                                    + word(problem, "where")
                                    + ": "
                                    + word(problem, "what")));
        lines.add("");
        lines.add(
                "to do it: tarmac machine approve "
                        + machine
                        + " --plan "
                        + word(data, "hash")
                        + (data.flag("needsWipe") ? " --wipe" : ""));
        return lines;
    }
}
