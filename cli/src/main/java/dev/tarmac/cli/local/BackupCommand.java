package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Amounts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;
import dev.tarmac.store.DatabaseCopies;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "backup",
        description =
                "Writes a copy of a server's database to a new file, while the server runs or not.",
        footer = {
            "%nThe copy is one moment of the database, checked, and on the disk. It holds secrets.",
            "Images are not in it.",
            "%nExample:",
            "  sudo tarmac backup /srv/backup/tarmac-monday.db --data /var/lib/tarmac"
        })
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the new file")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "`data:` of the server's configuration")
    private Path data = Path.of("");

    @Mixin private OutputOption output;

    private final Session session;

    BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused {
        DatabaseCopies.Backup made = DatabaseCopies.backup(data, file);
        if (output.isJson())
            session.out()
                    .println(
                            JsonObject.write(
                                    JsonObject.members(
                                            "file", made.file().toString(),
                                            "bytes", made.bytes(),
                                            "schema", made.schema())));
        else
            session.out()
                    .println(made.file() + " has the database, " + Amounts.bytes(made.bytes()));
        return ExitCode.OK;
    }
}
