package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Amounts;
import dev.tarmac.cli.view.Progress;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.build.ImageImport;
import dev.tarmac.image.build.ImportOptions;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "import",
        description = "Takes a tar of a root file system into the store, if it can be installed.",
        footer = {
            "%nExamples:",
            "  tarmac image import rootfs.tar.xz",
            "  tarmac image import build/out.tar.zst --name web/12 --replace"
        })
final class ImageImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a .tar, .tar.gz, .tar.xz or .tar.zst")
    private Path file = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            converter = Converters.OfImageName.class,
            description = "what it is called (default: the file's name without .tar...)")
    private Optional<ImageName> name = Optional.empty();

    @Option(names = "--replace", description = "an image of that name goes")
    private boolean replace;

    @Option(
            names = "--store",
            paramLabel = "FOLDER",
            description = "the image store (default: .tarmac/images)")
    private Optional<Path> store = Optional.empty();

    private final Session session;

    ImageImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException {
        Progress progress = new Progress(session.progress());
        ImportOptions options = replace ? ImportOptions.DEFAULT.replacing() : ImportOptions.DEFAULT;
        ImageManifest manifest =
                ImageImport.run(
                        file,
                        name.isPresent() ? name.get() : nameOf(file),
                        store.orElse(session.checkout().images()),
                        options,
                        progress::at);
        session.out().println(line(manifest));
        return ExitCode.OK;
    }

    /// `debian-12` for `out/debian-12.tar.zst`.
    static ImageName nameOf(Path file) throws Refused {
        String name = file.getFileName().toString().replaceFirst("[.]tar([.][a-z0-9]+)?$", "");
        try {
            return new ImageName(name);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    file.toString(),
                    "its name gives no name for an image: " + e.getMessage(),
                    "choose one with --name");
        }
    }

    static String line(ImageManifest manifest) {
        return "image "
                + manifest.name()
                + ": "
                + manifest.os().prettyName()
                + ", kernel "
                + manifest.kernels().getFirst().version()
                + ", "
                + Amounts.bytes(manifest.dataBytes());
    }
}
