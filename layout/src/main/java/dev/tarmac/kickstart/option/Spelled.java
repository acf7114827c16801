package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.text.PythonText;
import dev.tarmac.kickstart.text.Word;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A word as the option parser sees it: an option of the table, perhaps abbreviated and with its
/// value behind `=`; an option that nobody knows; or an ordinary word.
sealed interface Spelled {
    record Known(Argument argument, Optional<String> value) implements Spelled {}

    record Unknown() implements Spelled {}

    record Ordinary() implements Spelled {}

    Pattern NEGATIVE_NUMBER = Pattern.compile("-\\p{Nd}+|-\\p{Nd}*\\.\\p{Nd}+");

    /// An abbreviation must fit one spelling only; two spellings of one option are two.
    static Spelled of(Word word, VersionSyntax syntax) throws Rejected {
        String text = word.text();
        if (!text.startsWith("-") || text.length() == 1) return new Ordinary();
        if (syntax.options().containsKey(text))
            return new Known(syntax.options().get(text), Optional.empty());
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        Optional<String> value =
                equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1));
        if (syntax.options().containsKey(name)) return new Known(syntax.options().get(name), value);
        List<String> fitting = fitting(name, syntax);
        if (fitting.size() > 1)
            throw new Rejected(
                    "ambiguous option: " + text + " could match " + String.join(", ", fitting),
                    "write the option in full: " + String.join(" or ", fitting),
                    word.column());
        if (fitting.size() == 1) return new Known(syntax.options().get(fitting.getFirst()), value);
        if (NEGATIVE_NUMBER.matcher(text).matches() || text.contains(" ")) return new Ordinary();
        return new Unknown();
    }

    /// How the text of a word looks in a message.
    static String shown(String text) {
        return PythonText.quoted(text);
    }

    private static List<String> fitting(String abbreviation, VersionSyntax syntax) {
        if (!abbreviation.startsWith("--")) return List.of();
        return syntax.options().keySet().stream()
                .filter(name -> name.startsWith(abbreviation))
                .toList();
    }
}
