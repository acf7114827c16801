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
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

@Command(
        name = "show",
        description = "One image: what is inside and what it can boot from.",
        footer = {
            "%nExamples:",
            "  tarmac image show debian-12",
            "  tarmac image show debian-12 -o json | jq .manifest.kernels"
        })
final class ImageShowCommand extends QueryCommand {
    @Parameters(paramLabel = "NAME", description = "the image")
    private String name = "";

    ImageShowCommand(Session session) {
        super(session);
    }

    /// The parts of a name are parts of the path.
    @Override
    JsonObject fetch(ServerApi api) throws Refused, InterruptedException {
        StringJoiner path = new StringJoiner("/", "images/", "");
        for (String part : name.split("/", -1)) path.add(ServerApi.segment(part));
        return api.get(path.toString());
    }

    @Override
    List<String> lines(JsonObject image) throws MalformedJson {
        Optional<JsonObject> manifest = image.optionalObject("manifest");
        List<String> lines = new ArrayList<>();
        lines.add(Table.field("image", word(image, "name")));
        lines.add(Table.field("system", word(image, "os") + ", " + word(image, "arch")));
        lines.add(
                Table.field(
                        "size",
                        Amounts.bytes(Answers.number(image, "dataBytes"))
                                + ", "
                                + Amounts.bytes(Answers.number(image, "tarBytes"))
                                + " unpacked, "
                                + manifest.map(inside -> word(inside, "entries")).orElse("")
                                + " entries"));
        for (JsonObject kernel : kernels(manifest))
            lines.add(
                    Table.field(
                            "kernel",
                            word(kernel, "version") + " with " + word(kernel, "initramfs")));
        lines.add(
                Table.field(
                        "boots",
                        "BIOS "
                                + ImageListCommand.yes(image, "bios")
                                + ", UEFI "
                                + ImageListCommand.yes(image, "uefi")));
        lines.add(Table.field("proves", ImageListCommand.yes(image, "canProve")));
        lines.add(Table.field("manifest", word(image, "manifestSha256")));
        for (JsonObject problem : objects(image, "problems"))
            lines.add(Table.field("problem", word(problem, "what") + "; " + word(problem, "fix")));
        return lines;
    }

    private static List<JsonObject> kernels(Optional<JsonObject> manifest) throws MalformedJson {
        return manifest.isPresent() ? objects(manifest.get(), "kernels") : List.of();
    }
}
