package dev.tarmac.cli.finding;

import dev.tarmac.kickstart.lint.Rule;
import dev.tarmac.kickstart.lint.Severity;

/// What sort of thing was found.
///
/// @param id the same in every format and release
/// @param reason why it matters
public record Kind(String id, Severity severity, String reason) {
    static final Kind UNREADABLE =
            new Kind("unreadable", Severity.ERROR, "The file cannot be read.");
    static final Kind LAYOUT =
            new Kind("layout", Severity.ERROR, "The layout breaks a rule of docs/layouts.md.");
    static final Kind DIFFERENTLY =
            new Kind(
                    "honoured-differently",
                    Severity.NOTE,
                    "An installation from an image does this in another way.");
    static final Kind IGNORED =
            new Kind("ignored", Severity.NOTE, "An installation from an image does not do this.");

    static Kind of(Rule rule) {
        return new Kind(rule.id(), rule.severity(), rule.reason());
    }
}
