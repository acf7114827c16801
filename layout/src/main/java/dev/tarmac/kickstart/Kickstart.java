package dev.tarmac.kickstart;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.util.List;
import java.util.Map;

/// A kickstart file: what it commands, and everything there is to say against it.
///
/// @param statements the accepted command lines, in file order
/// @param kept what is known of every command that was tried, by its own name: one entry for a
///   command that is said once per file, one per accepted line for the others
public record Kickstart(
        KsVersion version,
        List<Statement> statements,
        Map<String, List<Kept>> kept,
        List<Script> scripts,
        Packages packages,
        List<Section> sections,
        List<Finding> findings) {

    /// The settings of a command after the file was read.
    ///
    /// @param line where it was tried last
    /// @param once whether the command is said once per file
    public record Kept(int line, boolean once, Values values) {}

    public Kickstart {
        statements = List.copyOf(statements);
        kept = Map.copyOf(kept);
        scripts = List.copyOf(scripts);
        sections = List.copyOf(sections);
        findings = List.copyOf(findings);
    }

    /// The errors, in file order.
    public List<Problem> errors() {
        return findings.stream()
                .filter(finding -> !finding.kind().isHarmless())
                .map(Finding::problem)
                .toList();
    }

    /// What is accepted and should be looked at.
    public List<Problem> warnings() {
        return findings.stream()
                .filter(finding -> finding.kind().isHarmless())
                .map(Finding::problem)
                .toList();
    }

    /// This, or all that is wrong with it.
    public Kickstart orRefused() throws Refused {
        if (!errors().isEmpty()) throw new Refused(errors());
        return this;
    }
}
