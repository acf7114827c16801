package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.cli.finding.FileFindings;
import dev.tarmac.cli.finding.Format;
import dev.tarmac.cli.finding.Told;
import dev.tarmac.kickstart.lint.Departures;
import dev.tarmac.kickstart.lint.Linter;
import dev.tarmac.kickstart.lint.Rules;
import dev.tarmac.kickstart.lint.Severity;
import dev.tarmac.kickstart.lint.Subject;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

@Command(
        name = "check",
        description = {
            "Reads layouts and kickstart files and tells every mistake with file:line:column.",
            "Of a kickstart file also what an installation from an image ignores, and why."
        },
        footer = {
            "%nExamples:",
            "  tarmac layout check layouts/*.yaml",
            "  tarmac layout check web.ks --version RHEL9",
            "  tarmac layout check *.ks --format sarif"
        })
final class LayoutCheckCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "kickstart files (.ks, .cfg) and layouts in YAML (anything else)")
    private List<Path> files = List.of();

    @Mixin private KickstartOptions kickstart = new KickstartOptions();
    @Mixin private Format format = new Format();

    private final Session session;

    LayoutCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return format.print(files.stream().map(this::check).toList(), session);
    }

    private FileFindings check(Path file) {
        return LayoutSource.isKickstart(file) ? checkKickstart(file) : checkLayout(file);
    }

    private static FileFindings checkLayout(Path file) {
        String text;
        try {
            text = TextFile.read(file);
        } catch (Refused refused) {
            return FileFindings.unreadable(file.toString(), refused);
        }
        try {
            LayoutYaml.read(file.toString(), text);
            return new FileFindings(file.toString(), List.of(), true, "ok");
        } catch (Refused refused) {
            return new FileFindings(file.toString(), Told.layout(refused), false, "");
        }
    }

    private FileFindings checkKickstart(Path file) {
        Subject subject;
        try {
            subject = kickstart.read(file);
        } catch (Refused refused) {
            return FileFindings.unreadable(file.toString(), refused);
        }
        List<Told> told = new ArrayList<>();
        Linter.remarks(subject, Rules.ofReading(), Set.of()).stream()
                .map(Told::of)
                .forEach(told::add);
        Departures.in(subject).stream().map(Told::of).forEach(told::add);
        boolean good = told.stream().noneMatch(each -> each.severity() == Severity.ERROR);
        return new FileFindings(file.toString(), told, good, "ok for " + subject.version());
    }
}
