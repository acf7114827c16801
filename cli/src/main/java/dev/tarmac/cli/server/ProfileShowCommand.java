package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.cli.view.Table;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Command(
        name = "show",
        description = "One profile.",
        footer = {
            "%nExamples:",
            "  tarmac profile show web",
            "  tarmac profile show web -o json > web.json && tarmac profile put web-2 --from web.json"
        })
final class ProfileShowCommand extends DataCommand {
    @Parameters(paramLabel = "NAME", description = "the profile")
    private String name = "";

    ProfileShowCommand(Session session) {
        super(session);
    }

    @Override
    JsonNode fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("profiles/" + ServerApi.segment(name));
    }

    @Override
    List<String> lines(JsonNode profile) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : profile.properties())
            if (!member.getKey().equals("layout")) field(lines, member.getKey(), member.getValue());
        lines.add("layout");
        Printable.lines(word(profile, "layout")).lines().map("  "::concat).forEach(lines::add);
        return lines;
    }

    private static void field(List<String> lines, String name, JsonNode value) {
        if (!value.isArray()) lines.add(Table.field(name, value.asString("")));
        else for (JsonNode element : value) lines.add(Table.field(name, element.asString("")));
    }
}
