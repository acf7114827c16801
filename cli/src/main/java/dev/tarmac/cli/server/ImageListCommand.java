package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.objects;
import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Amounts;
import dev.tarmac.cli.view.Table;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;

import java.util.List;

@Command(
        name = "list",
        description = "All images that the server can install, one line each.",
        footer = {"%nExamples:", "  tarmac image list"})
final class ImageListCommand extends QueryCommand {
    ImageListCommand(Session session) {
        super(session);
    }

    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("images");
    }

    @Override
    List<String> lines(JsonObject data) throws MalformedJson {
        Table table =
                new Table("NAME", "OS", "KERNEL", "SIZE", "BIOS", "UEFI", "PROVES", "PROBLEM");
        for (JsonObject image : objects(data, "images"))
            table.row(
                    word(image, "name"),
                    word(image, "os"),
                    word(image, "kernel"),
                    Amounts.bytes(Answers.number(image, "dataBytes")),
                    yes(image, "bios"),
                    yes(image, "uefi"),
                    yes(image, "canProve"),
                    firstProblem(image));
        return table.lines();
    }

    private static String firstProblem(JsonObject image) throws MalformedJson {
        List<JsonObject> problems = objects(image, "problems");
        return problems.isEmpty() ? "" : word(problems.getFirst(), "what");
    }

    static String yes(JsonObject image, String ability) {
        return word(image, ability).equals("true") ? "yes" : "no";
    }
}
