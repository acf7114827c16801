package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.text.PythonText;
import dev.tarmac.kickstart.text.SourceLine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Here-documents of shell scripts: `<<EOF` up to a line `EOF`.
final class HereDocuments {
    private static final Pattern BEGIN =
            Pattern.compile("(?<!<)<<(-?)\\s*(['\"\\\\]?)([A-Za-z_][\\w.-]*)");

    /// One that has begun.
    private record Open(SourceLine line, String word, boolean indented) {
        boolean isEndedBy(SourceLine later) {
            String text = later.text().replaceAll("[\r\n]+$", "");
            return (indented ? text.replaceAll("^\t+", "") : text).equals(word);
        }
    }

    private HereDocuments() {}

    /// Where a section ends although one of its here-documents does not.
    static Stream<Hit> open(Passage.Section section) {
        if (section.end().isEmpty() || !isScript(section)) return Stream.empty();
        SourceLine end = section.end().get();
        return openAtEnd(section).stream()
                .map(
                        open ->
                                new Hit(
                                        end.at(end.firstColumn()),
                                        "the section "
                                                + section.name()
                                                + " ends inside of the here-document "
                                                + open.word()
                                                + " of line "
                                                + open.line().number()));
    }

    private static boolean isScript(Passage.Section section) {
        return switch (section.name()) {
            case "%pre", "%pre-install", "%post", "%onerror", "%traceback" -> true;
            default -> false;
        };
    }

    private static Optional<Open> openAtEnd(Passage.Section section) {
        Optional<Open> open = Optional.empty();
        for (SourceLine line : section.body()) {
            if (open.isEmpty()) open = begunIn(line);
            else if (open.get().isEndedBy(line)) open = Optional.empty();
        }
        return open;
    }

    private static Optional<Open> begunIn(SourceLine line) {
        if (PythonText.strip(line.text()).startsWith("#")) return Optional.empty();
        Matcher begin = BEGIN.matcher(line.text());
        return begin.find()
                ? Optional.of(new Open(line, begin.group(3), begin.group(1).equals("-")))
                : Optional.empty();
    }
}
