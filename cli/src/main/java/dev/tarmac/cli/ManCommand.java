package dev.tarmac.cli;

import dev.tarmac.cli.command.ExitCode;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "man",
        description = "Writes one man page per command.",
        footer = {
            "%nExamples:",
            "  tarmac man --to /usr/local/share/man/man1",
            "  tarmac man --to /tmp/man && man -l /tmp/man/tarmac-lab.1"
        })
final class ManCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "where the pages go; made if missing")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        write(spec.root());
        return ExitCode.OK;
    }

    private void write(CommandSpec command) throws IOException {
        Path page = folder.resolve(ManPage.title(command) + ".1");
        Files.writeString(page, ManPage.of(command));
        spec.commandLine().getOut().println(page);
        for (CommandLine sub : command.subcommands().values()) write(sub.getCommandSpec());
    }
}
