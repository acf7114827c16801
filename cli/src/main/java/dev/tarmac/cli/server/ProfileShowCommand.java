package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.cli.view.Table;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;

@Command(
        name = "show",
        description = "One profile.",
        footer = {
            "%nExamples:",
            "  tarmac profile show web",
            "  tarmac profile show web -o json > web.json && tarmac profile put web-2 --from web.json"
        })
final class ProfileShowCommand extends QueryCommand {
    private static final String SETUP = "setup";

    @Parameters(paramLabel = "NAME", description = "the profile")
    private String name = "";

    ProfileShowCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("profiles/" + ServerApi.segment(name));
    }

    @Override
    List<String> lines(JsonObject profile) throws MalformedJson {
        List<String> lines = new ArrayList<>();
        profile.asMap()
                .forEach(
                        (name, value) -> {
                            if (!name.equals("layout") && !name.equals(SETUP))
                                field(lines, name, value);
                        });
        if (profile.has(SETUP)) lines.addAll(SetupText.lines(profile.object(SETUP)));
        lines.add("layout");
        Printable.lines(word(profile, "layout")).lines().map("  "::concat).forEach(lines::add);
        return lines;
    }

    private static void field(List<String> lines, String name, Object value) {
        if (value instanceof List<?> several)
            for (Object each : several) lines.add(Table.field(name, word(each)));
        else lines.add(Table.field(name, word(value)));
    }
}
