package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.Finding;

import java.util.List;
import java.util.function.Predicate;

/// What the reader itself says, with the reader's own fixes.
final class ReaderRules {
    private static final String FIX = "what the message says";

    /// Never switched off: nothing makes such a file good.
    static final Rule REFUSED =
            Rule.error(
                    "refused",
                    "The reader refuses the line, and the installation stops before it begins.",
                    FIX,
                    found(kind -> !kind.isHarmless()));

    static final List<Rule> ALL =
            List.of(
                    REFUSED,
                    Rule.warning(
                            "read-with-warning",
                            "The line is accepted with a warning, mostly because it defines a thing a"
                                    + " second time.",
                            FIX,
                            found(kind -> kind == Finding.Kind.WARNING)),
                    Rule.warning(
                            "deprecated",
                            "The command, option or section is gone in a later release, or does nothing"
                                    + " any more in this one.",
                            FIX,
                            found(kind -> kind == Finding.Kind.DEPRECATION)));

    private ReaderRules() {}

    private static Rule.Check found(Predicate<Finding.Kind> kind) {
        return subject ->
                subject.kickstart().findings().stream()
                        .filter(finding -> kind.test(finding.kind()))
                        .map(finding -> Hit.of(finding.problem()));
    }
}
