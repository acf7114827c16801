package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.kickstart.text.Words;
import dev.tarmac.problem.Where;

import java.util.List;

/// A command and the line that says it.
record Placed<T>(T command, SourceLine line) {
    /// The words of the line, the command first.
    List<Word> words() {
        try {
            return Words.ofCommand(line.text());
        } catch (OpenQuote e) {
            throw new IllegalStateException("accepted, and yet not closed: " + line, e);
        }
    }

    /// The place of an option, of a word, or else of the command.
    ///
    /// @param names the spellings to look for
    Where at(String... names) {
        for (Word word : words())
            for (String name : names)
                if (word.text().equals(name) || word.text().startsWith(name + "="))
                    return line.at(word.column());
        return line.at(words().getFirst().column());
    }

    Hit hit(String what, String... names) {
        return new Hit(at(names), what);
    }
}
