package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.Finding;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.option.Argument;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.problem.Problem;

import java.util.ArrayList;
import java.util.List;

/// Collects what is found, in the order in which the file is read.
final class Report {
    private final List<Finding> findings = new ArrayList<>();

    void add(Finding.Kind kind, SourceLine line, int column, String what, String fix) {
        int place = column == 0 ? line.firstColumn() : column;
        findings.add(new Finding(kind, new Problem(line.at(place), what, fix)));
    }

    void add(Finding.Kind kind, SourceLine line, String what, String fix) {
        add(kind, line, 0, what, fix);
    }

    void refuse(SourceLine line, Rejected rejected) {
        add(Finding.Kind.ERROR, line, rejected.column(), rejected.what(), rejected.fix());
    }

    /// Warns of the options of a line that later releases do not have.
    void aging(SourceLine line, Reading reading, KsVersion version) {
        List<Argument> told = new ArrayList<>();
        for (Reading.Mention mention : reading.mentions()) {
            Argument.Aging aging = mention.argument().aging();
            if (!aging.versions().contains(version) || told.contains(mention.argument())) continue;
            told.add(mention.argument());
            String name = mention.argument().names().getFirst();
            add(
                    Finding.Kind.DEPRECATION,
                    line,
                    mention.column(),
                    aging.instead().isEmpty()
                            ? name + " does nothing any more in " + version
                            : name + " will not be in later releases than " + version,
                    aging.instead().isEmpty() ? "remove it" : "write " + aging.instead());
        }
    }

    /// Whether the reference would have stopped by now.
    boolean hasStopped() {
        return !findings.isEmpty() && findings.getLast().kind().stops();
    }

    List<Finding> findings() {
        return findings;
    }
}
