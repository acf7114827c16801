package dev.tarmac.cli.server;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Map;

@Command(
        name = "import",
        description = {
            "Adds machines to the rack list; those of the same name are replaced.",
            "CSV with a line of column names, or YAML with `machines:`. Columns: name, serial, mac,"
                    + " profile, hold, rack, unit, label.NAME, and what the machine must show:"
                    + " vendor, product, uuid, firmware, disk-model, circuit, remote, switch, port, memory, cpus,"
                    + " disks, nics."
        },
        footer = {"%nExamples:", "  tarmac rack import r12.csv"})
final class RackImportCommand extends ServerCommand {
    @Parameters(paramLabel = "FILE", description = "*.csv, or YAML")
    private Path file = Path.of("");

    RackImportCommand(Session session) {
        super(session);
    }

    @Override
    int run(ServerApi api) throws Refused, InterruptedException {
        JsonObject done =
                api.put("rack", Map.of("file", file.toString(), "text", TextFile.read(file)));
        return say(
                "rack list: "
                        + Answers.word(done, "added")
                        + " added, "
                        + Answers.word(done, "replaced")
                        + " replaced");
    }
}
