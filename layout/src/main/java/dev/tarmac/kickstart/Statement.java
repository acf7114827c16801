package dev.tarmac.kickstart;

import dev.tarmac.problem.Where;

import java.util.List;

/// One command line that was accepted.
///
/// @param name the command's own name: `part` for `partition`
/// @param values its settings; of a command that is said once per file, what all its lines say
/// @param normalized the command in its canonical form; empty when it says nothing
/// @param mentions the arguments that stand in this very line, in order
public record Statement(
        Where where,
        String name,
        KsCommand command,
        Values values,
        String normalized,
        List<Mention> mentions) {
    /// An argument that a line mentions.
    ///
    /// @param argument the first spelling of an option, `--vckeymap` for `--vck`; of another
    ///   argument what messages call it, `<password>`
    public record Mention(String argument, int column) {}

    public Statement {
        mentions = List.copyOf(mentions);
    }

    /// Where the line last mentions an argument; the command's place when it does not.
    public Where place(String argument) {
        return mentions.stream()
                .filter(mention -> mention.argument().equals(argument))
                .map(mention -> new Where(where.file(), where.line(), mention.column()))
                .reduce(where, (first, second) -> second);
    }

    public boolean mentions(String argument) {
        return mentions.stream().anyMatch(mention -> mention.argument().equals(argument));
    }
}
