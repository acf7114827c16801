package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.view.Amounts;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.cli.view.Screen;
import dev.tarmac.cli.view.Table;
import dev.tarmac.cli.view.Waterfall;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.server.Install;

import java.util.ArrayList;
import java.util.List;

/// One install for people: what it is, where the time went, what went wrong, what was proven.
final class InstallText {
    private InstallText() {}

    static List<String> lines(JsonObject install, Screen screen) throws MalformedJson {
        Install view = Install.decode(install);
        List<String> lines = new ArrayList<>(head(install, view));
        if (!view.phases().isEmpty()) {
            lines.add("");
            lines.addAll(Waterfall.lines(view.phases(), view.totalMs(), screen));
        }
        view.problem().ifPresent(problem -> lines.addAll(paragraph(problem.toString())));
        if (install.has("notices"))
            for (String notice : install.texts("notices"))
                lines.addAll(paragraph("notice: " + notice));
        install.optionalObject("proof").ifPresent(proof -> lines.addAll(proof(proof)));
        return lines;
    }

    private static List<String> head(JsonObject install, Install view) {
        List<String> lines = new ArrayList<>();
        lines.add(Table.field("install", word(install, "id")));
        lines.add(Table.field("machine", view.mac()));
        lines.add(Table.field("state", view.state() + ", attempt " + word(install, "attempt")));
        lines.add(Table.field("profile", word(install, "profile")));
        lines.add(Table.field("image", word(install, "image")));
        if (!word(install, "planHash").isBlank())
            lines.add(Table.field("plan", word(install, "planHash")));
        lines.add(Table.field("took", Amounts.time(view.totalMs())));
        return lines;
    }

    private static List<String> proof(JsonObject proof) {
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
