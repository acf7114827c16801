package dev.tarmac.cli.server;

import static dev.tarmac.cli.server.Answers.word;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Amounts;
import dev.tarmac.cli.view.Table;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;

import tools.jackson.databind.JsonNode;

import java.util.List;

@Command(
        name = "list",
        description = "All images that the server can install, one line each.",
        footer = {"%nExamples:", "  tarmac image list"})
final class ImageListCommand extends DataCommand {
    ImageListCommand(Session session) {
        super(session);
    }

    @Override
    JsonNode fetch(ServerApi api) throws Refused, InterruptedException {
        return api.get("images");
    }

    @Override
    List<String> lines(JsonNode data) {
        Table table =
                new Table("NAME", "OS", "KERNEL", "SIZE", "BIOS", "UEFI", "PROVES", "PROBLEM");
        for (JsonNode image : data.path("images"))
            table.row(
                    word(image, "name"),
                    word(image, "os"),
                    word(image, "kernel"),
                    Amounts.bytes(image.path("dataBytes").asLong(0)),
                    yes(image, "bios"),
                    yes(image, "uefi"),
                    yes(image, "canProve"),
                    word(image.path("problems").path(0), "what"));
        return table.lines();
    }

    static String yes(JsonNode image, String ability) {
        return image.path(ability).asBoolean(false) ? "yes" : "no";
    }
}
