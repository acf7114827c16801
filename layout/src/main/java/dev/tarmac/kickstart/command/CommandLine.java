package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.text.PythonText;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Word;

import java.util.List;

/// The line of a command, cut into words, and the version that it is read for.
public record CommandLine(SourceLine line, List<Word> words, KsVersion version) {
    public CommandLine {
        words = List.copyOf(words);
        if (words.isEmpty()) throw new IllegalArgumentException("no command in " + line);
    }

    /// The command as the author spelled it.
    public String name() {
        return words.getFirst().text();
    }

    public List<Word> arguments() {
        return words.subList(1, words.size());
    }

    /// What stands behind the command, neither unquoted nor cut at a comment.
    String rest() {
        String text = PythonText.strip(line.text());
        return PythonText.strip(text.substring(Math.min(name().length(), text.length())));
    }
}
