package dev.tarmac.cli.server;

import dev.tarmac.cli.view.Printable;
import dev.tarmac.cli.view.Table;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a profile sets up, a line for each thing.
final class SetupText {
    private SetupText() {}

    static List<String> lines(JsonObject setup) throws MalformedJson {
        List<String> lines = new ArrayList<>();
        if (setup.has("rootPasswordHash")) add(lines, "root", "password set");
        for (JsonObject group : list(setup, "groups")) add(lines, "group", group.text("name"));
        for (JsonObject user : list(setup, "users"))
            add(
                    lines,
                    "user",
                    user.text("name")
                            + (user.has("passwordHash") ? ", password set" : "")
                            + user.texts("groups").stream()
                                    .reduce("", (text, group) -> text + ", " + group)
                            + count(user.texts("sshKeys").size(), "ssh key"));
        for (JsonObject file : list(setup, "files"))
            add(
                    lines,
                    "file",
                    file.text("path")
                            + " "
                            + file.text("mode")
                            + " "
                            + file.text("owner")
                            + ":"
                            + file.text("group")
                            + length(file));
        for (JsonObject script : list(setup, "scripts"))
            add(lines, "script", script.text("name") + length(script));
        if (setup.has("userData")) add(lines, "user data", "set");
        return lines;
    }

    private static List<JsonObject> list(JsonObject setup, String name) throws MalformedJson {
        return setup.has(name) ? setup.list(name, object -> object) : List.of();
    }

    private static String length(JsonObject object) throws MalformedJson {
        Optional<String> content = object.optionalText("content");
        return content.map(text -> ", " + text.length() + " characters").orElse(", secret");
    }

    private static String count(int number, String what) {
        return number == 0 ? "" : ", " + number + " " + what + (number == 1 ? "" : "s");
    }

    private static void add(List<String> lines, String name, String text) {
        lines.add(Table.field(name, Printable.line(text)));
    }
}
