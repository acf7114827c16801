package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.Finding;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.command.Commands;
import dev.tarmac.kickstart.command.Definition;
import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.kickstart.text.Words;

import java.util.List;
import java.util.Optional;

/// What becomes of one command line that stands alone.
public sealed interface CommandVerdict {
    /// The line is good.
    ///
    /// @param normalized the command in its canonical form; empty when it says nothing
    record Accepted(String normalized) implements CommandVerdict {}

    /// The version reads over this command.
    record Ignored() implements CommandVerdict {}

    /// The version has no such command.
    record Unknown() implements CommandVerdict {}

    record Refused(String message) implements CommandVerdict {}

    static CommandVerdict of(String line, KsVersion version) {
        SourceLine source = new SourceLine("line", 1, line);
        List<Word> words;
        try {
            words = Words.ofCommand(line);
        } catch (OpenQuote e) {
            return new Refused(e.getMessage());
        }
        Optional<Definition> definition =
                words.isEmpty() ? Optional.empty() : Commands.named(words.getFirst().text());
        return switch (definition.map(it -> it.life(version)).orElse(Definition.Life.ABSENT)) {
            case ABSENT -> new Unknown();
            case DEPRECATED -> new Ignored();
            case ACTIVE, AGING, REMOVED -> read(source, words, version);
        };
    }

    private static CommandVerdict read(SourceLine line, List<Word> words, KsVersion version) {
        Report report = new Report();
        CommandReader reader = new CommandReader(version, report);
        reader.read(line, words);
        return report.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.ERROR)
                .findFirst()
                .<CommandVerdict>map(error -> new Refused(error.problem().what()))
                .orElseGet(() -> new Accepted(reader.statements().getFirst().normalized()));
    }
}
