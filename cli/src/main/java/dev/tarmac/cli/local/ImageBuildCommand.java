package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Administrator;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.cli.view.Progress;
import dev.tarmac.image.build.ImageBuild;
import dev.tarmac.image.build.ImageBuild.Freshness;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "build",
        description =
                "Builds the image of a definition; what was built once is taken from the cache. Needs root.",
        footer = {
            "%nExamples:",
            "  tarmac image build tarballs/images/debian-12.yaml",
            "  tarmac image build web.yaml --fresh"
        })
final class ImageBuildCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "an image definition in YAML")
    private Path definition = Path.of("");

    @Option(
            names = "--fresh",
            description = "build with today's packages even if it was built before")
    private boolean fresh;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            description = "the image store (default: .tarmac/images)")
    private Optional<Path> store = Optional.empty();

    private final Session session;

    ImageBuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException {
        ImageBuild.check(definition);
        Administrator administrator = Administrator.ofThisProcess();
        if (!administrator.isRoot())
            return administrator.runAsRoot(
                    session.checkout(), spec.root().commandLine().getParseResult().originalArgs());
        new Makings(session).packages(SystemPackage.FOR_IMAGE);
        Progress progress = new Progress(session.progress());
        session.out()
                .println(
                        ImageImportCommand.line(
                                ImageBuild.build(
                                        definition,
                                        store.orElse(session.checkout().images()),
                                        session.checkout().cache(),
                                        fresh ? Freshness.REFRESH : Freshness.CACHED,
                                        progress::at)));
        return ExitCode.OK;
    }
}
