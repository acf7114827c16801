package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "check",
        description = "Reads layout files and tells every mistake with file:line:column.",
        footer = {
            "%nExamples:",
            "  tarmac layout check layouts/web.yaml",
            "  tarmac layout check layouts/*.yaml"
        })
final class LayoutCheckCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "layout files in YAML")
    private List<Path> files = List.of();

    private final Session session;

    LayoutCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused {
        Problems problems = new Problems();
        for (Path file : files) {
            try {
                LayoutYaml.read(file.toString(), TextFile.read(file));
                session.out().println(file + ": ok");
            } catch (Refused refused) {
                problems.addAll(refused.problems());
            }
        }
        problems.throwIfAny();
        return ExitCode.OK;
    }
}
