package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.view.Amounts;
import dev.tarmac.cli.view.InstallView;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.cli.view.Screen;
import dev.tarmac.cli.view.Table;
import dev.tarmac.cli.view.Waterfall;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// One install for people: what it is, where the time went, what went wrong, what was proven.
final class InstallText {
    private InstallText() {}

    static List<String> lines(JsonNode install, Screen screen) {
        InstallView view = InstallJson.view(install);
        List<String> lines = new ArrayList<>(head(install, view));
        if (!view.phases().isEmpty()) {
            lines.add("");
            lines.addAll(Waterfall.lines(view.phases(), view.totalMillis(), screen));
        }
        view.problem().ifPresent(problem -> lines.addAll(paragraph(problem.toString())));
        for (JsonNode notice : install.path("notices"))
            lines.addAll(paragraph("notice: " + notice.asString("")));
        lines.addAll(proof(install.path("proof")));
        return lines;
    }

    private static List<String> head(JsonNode install, InstallView view) {
        List<String> lines = new ArrayList<>();
        lines.add(Table.field("install", word(install, "id")));
        lines.add(Table.field("machine", view.mac()));
        lines.add(Table.field("state", view.state() + ", attempt " + word(install, "attempt")));
        lines.add(Table.field("profile", word(install, "profile")));
        lines.add(Table.field("image", word(install, "image")));
        if (!word(install, "planHash").isBlank())
            lines.add(Table.field("plan", word(install, "planHash")));
        lines.add(Table.field("took", Amounts.time(view.totalMillis())));
        return lines;
    }

    private static List<String> proof(JsonNode proof) {
        if (!proof.isObject()) return List.of();
        List<String> lines = new ArrayList<>(List.of("", "proof of boot"));
        for (String name : List.of("hostname", "machineId", "rootPartuuid", "kernel", "secureBoot"))
            lines.add("  " + Table.field(name, word(proof, name)));
        return lines;
    }

    private static List<String> paragraph(String text) {
        List<String> lines = new ArrayList<>(List.of(""));
        Printable.lines(text).lines().forEach(lines::add);
        return lines;
    }
}
