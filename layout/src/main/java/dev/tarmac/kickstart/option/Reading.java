package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.text.PythonText;
import dev.tarmac.kickstart.text.Word;

import java.util.List;
import java.util.stream.Collectors;

/// What was read from the words of a command.
///
/// @param leftovers the words that no argument took, unknown options among them
/// @param mentions every argument that was said, in order
public record Reading(Values values, List<Word> leftovers, List<Mention> mentions) {
    /// An argument that the author wrote.
    public record Mention(Argument argument, int column) {}

    public Reading {
        leftovers = List.copyOf(leftovers);
        mentions = List.copyOf(mentions);
    }

    public Reading with(Values others) {
        return new Reading(others, leftovers, mentions);
    }

    /// Where the setting was last said, 0 when it was not.
    public int column(String setting) {
        return mentions.stream()
                .filter(mention -> mention.argument().setting().equals(setting))
                .mapToInt(Mention::column)
                .reduce(0, (first, second) -> second);
    }

    /// These values, unless words are left over.
    public Values complete() throws Rejected {
        if (leftovers.isEmpty()) return values;
        String words = leftovers.stream().map(Word::text).collect(Collectors.joining(" "));
        throw new Rejected(
                "unrecognized arguments: " + words,
                "remove what this command does not have in this version, or correct its spelling",
                leftovers.getFirst().column());
    }

    /// These values, unless words are left over; the other wording of the same.
    ///
    /// @param command as messages name it
    public Values expected(String command) throws Rejected {
        if (leftovers.isEmpty()) return values;
        throw unexpected(command);
    }

    public Rejected unexpected(String command) {
        return new Rejected(
                "Unexpected arguments to " + command + " command: " + PythonText.list(leftovers),
                "remove them, or correct their spelling for this version",
                leftovers.getFirst().column());
    }

    /// Whether something that looks like an option is left over.
    public boolean hasUnknownOption() {
        return leftovers.stream().anyMatch(word -> word.text().startsWith("-"));
    }
}
