package dev.tarmac.cli.local;

import dev.tarmac.cli.command.TextFile;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.lint.Subject;
import dev.tarmac.kickstart.text.Utf8;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.Optional;

/// How kickstart files are read. `--version` means the release here; so help has to be said again.
final class KickstartOptions {
    @Option(
            names = "--version",
            paramLabel = "RELEASE",
            converter = OfVersion.class,
            description = {
                "read it as RHEL7, RHEL8, RHEL9, RHEL10, F40 or F45 does",
                "(default: its line #version=, or else F45)"
            })
    private Optional<KsVersion> version = Optional.empty();

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "where %%include finds files whose path begins with /")
    private Optional<Path> root = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at the option, nobody at the field.
    private boolean help;

    /// `RHEL9`.
    static final class OfVersion implements ITypeConverter<KsVersion> {
        @Override
        public KsVersion convert(String text) {
            return KsVersion.named(text)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "'"
                                                    + text
                                                    + "' is no release; write RHEL7, RHEL8, RHEL9,"
                                                    + " RHEL10, F40 or F45"));
        }
    }

    Subject read(Path file) throws Refused {
        byte[] bytes = TextFile.bytes(file);
        KsVersion release =
                version.or(() -> KsVersion.saidIn(Utf8.of(bytes).text())).orElse(KsVersion.NEWEST);
        return Subject.read(file.toString(), bytes, release, new FolderIncludes(file, root));
    }
}
