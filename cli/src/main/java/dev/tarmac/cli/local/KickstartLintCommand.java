package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.finding.FileFindings;
import dev.tarmac.cli.finding.Format;
import dev.tarmac.cli.finding.Told;
import dev.tarmac.kickstart.lint.Linter;
import dev.tarmac.kickstart.lint.Rule;
import dev.tarmac.kickstart.lint.Rules;
import dev.tarmac.kickstart.lint.Severity;
import dev.tarmac.kickstart.lint.Subject;
import dev.tarmac.problem.DidYouMean;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

@Command(
        name = "lint",
        description = {
            "Tells what kickstart files most likely do not mean to say.",
            "Errors and warnings make exit code 1, notes do not. docs/kickstart.md lists the rules."
        },
        footer = {
            "%nExamples:",
            "  tarmac kickstart lint web.ks --version RHEL9",
            "  tarmac kickstart lint *.ks --disable autopart,esp-missing --format github"
        })
final class KickstartLintCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "kickstart files")
    private List<Path> files = List.of();

    @Option(
            names = "--disable",
            paramLabel = "ID",
            split = ",",
            converter = OfRule.class,
            description = {
                "switch a rule off; in a file: # tarmac: allow ID",
                "for a line, # tarmac: allow-in-file ID for all of it"
            })
    private Set<String> disabled = Set.of();

    @Mixin private KickstartOptions kickstart = new KickstartOptions();
    @Mixin private Format format = new Format();

    private final Session session;

    KickstartLintCommand(Session session) {
        this.session = session;
    }

    /// `autopart`.
    static final class OfRule implements ITypeConverter<String> {
        @Override
        public String convert(String id) {
            if (Rules.named(id).filter(Rule::canBeSwitchedOff).isPresent()) return id;
            throw new TypeConversionException(
                    "no rule that can be switched off is called '"
                            + id
                            + "'; "
                            + DidYouMean.question(id, Rules.ids()).orElse("see docs/kickstart.md"));
        }
    }

    @Override
    public Integer call() {
        return format.print(files.stream().map(this::lint).toList(), session);
    }

    private FileFindings lint(Path file) {
        try {
            Subject subject = kickstart.read(file);
            List<Told> told =
                    Linter.remarks(subject, Rules.all(), disabled).stream().map(Told::of).toList();
            boolean good = told.stream().allMatch(each -> each.severity() == Severity.NOTE);
            return new FileFindings(file.toString(), told, good, "ok for " + subject.version());
        } catch (Refused refused) {
            return FileFindings.unreadable(file.toString(), refused);
        }
    }
}
