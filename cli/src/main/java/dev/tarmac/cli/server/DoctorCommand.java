package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.objects;
import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

@Command(
        name = "doctor",
        description =
                "Says in one sentence why a machine does not boot, with the packets that show it.",
        footer = {
            "%nIts exit code is 1 when there is a problem. What each verdict means: docs/doctor.md.",
            "%nExamples:",
            "  tarmac doctor 52:54:00:12:34:56",
            "  tarmac doctor 52:54:00:12:34:56 -o json | jq -r .verdict"
        })
final class DoctorCommand extends ServerCommand {
    @Parameters(
            paramLabel = "MACHINE",
            converter = MachineName.Converter.class,
            description = "the machine's hardware address")
    private MachineName machine = new MachineName("");

    @Mixin private AnswerOption output = new AnswerOption();

    DoctorCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException, MalformedJson {
        JsonObject diagnosis = api.get(machine.path() + "/diagnosis");
        if (!output.isTable()) say(output.data(diagnosis.asMap()));
        else print(lines(diagnosis));
        return word(diagnosis, "health").equals("problem") ? ExitCode.PROBLEMS : ExitCode.OK;
    }

    private List<String> lines(JsonObject diagnosis) throws MalformedJson {
        List<String> lines = new ArrayList<>(verdict(diagnosis));
        for (JsonObject also : objects(diagnosis, "also")) lines.addAll(verdict(also));
        for (JsonObject exhibit : objects(diagnosis, "evidence"))
            lines.add(Printable.line("  " + word(exhibit, "at") + "  " + word(exhibit, "what")));
        return lines;
    }

    private List<String> verdict(JsonObject verdict) {
        List<String> lines = new ArrayList<>();
        lines.add(
                Printable.line(
                        "%s %s [%s]"
                                .formatted(
                                        machine,
                                        word(verdict, "sentence"),
                                        word(verdict, "verdict"))));
        if (!word(verdict, "fix").isBlank())
            lines.add(Printable.line("  fix: " + word(verdict, "fix")));
        return lines;
    }
}
