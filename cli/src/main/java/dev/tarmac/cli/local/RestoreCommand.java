package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Refused;
import dev.tarmac.store.DatabaseCopies;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;

@Command(
        name = "restore",
        description = "Puts a backup in the place of a stopped server's database.",
        footer = {
            "%nThe database that was there stays beside it, as tarmac.db.before-TIME. Run it as the user",
            "that the server runs as.",
            "%nExample:",
            "  sudo tarmac restore /srv/backup/tarmac-monday.db --data /var/lib/tarmac"
        })
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "what `tarmac backup` made")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "`data:` of the server's configuration")
    private Path data = Path.of("");

    @Mixin private OutputOption output;

    private final Session session;

    RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused {
        DatabaseCopies.Restored now =
                DatabaseCopies.restore(file, data, InstantSource.system().instant());
        if (output.isJson())
            session.out()
                    .println(
                            JsonObject.write(
                                    JsonObject.members(
                                            "file", now.file().toString(),
                                            "bytes", now.bytes(),
                                            "schema", now.schema(),
                                            "before", now.before().map(Path::toString))));
        else {
            session.out().println(now.file() + " is " + file + " now");
            now.before().ifPresent(path -> session.out().println("what was there: " + path));
        }
        return ExitCode.OK;
    }
}
