package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.text.PythonText;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.problem.DidYouMean;

import java.util.List;
import java.util.stream.Collectors;

/// What was read from the words of a command.
///
/// @param leftovers the words that no argument took, unknown options among them
/// @param mentions every argument that was said, in order
/// @param options every spelling of every option that there is
public record Reading(
        Values values, List<Word> leftovers, List<Mention> mentions, List<String> options) {
    /// An argument that the author wrote.
    public record Mention(Argument argument, int column) {}

    public Reading {
        leftovers = List.copyOf(leftovers);
        mentions = List.copyOf(mentions);
        options = List.copyOf(options);
    }

    public Reading with(Values others) {
        return new Reading(others, leftovers, mentions, options);
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
                "unrecognized arguments: " + words, fix(), leftovers.getFirst().column());
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
                fix(),
                leftovers.getFirst().column());
    }

    /// What to do about the first word that is left over.
    private String fix() {
        String name = leftovers.getFirst().text().split("=", 2)[0];
        return DidYouMean.question(name, options)
                .orElse("remove it: the command does not have it in this version");
    }

    /// Whether something that looks like an option is left over.
    public boolean hasUnknownOption() {
        return leftovers.stream().anyMatch(word -> word.text().startsWith("-"));
    }
}
