package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.SectionNames;
import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the lines of a file are.
sealed interface Passage {
    /// A line with a command, or with `%include`.
    record Command(SourceLine line) implements Passage {
        /// The line without its comment and its line end.
        String code() {
            String text = line.text().stripTrailing();
            return text.substring(0, comment().orElse(text.length()));
        }

        /// The index of the `#` that ends the line.
        Optional<Integer> comment() {
            String text = line.text();
            for (int index = text.indexOf('#'); index >= 0; index = text.indexOf('#', index + 1))
                if (isClosed(text.substring(0, index))) return Optional.of(index);
            return Optional.empty();
        }

        /// Whether neither quotes nor a backslash are open at the end.
        private static boolean isClosed(String text) {
            try {
                Words.ofCommand(text);
                return true;
            } catch (OpenQuote _) {
                return false;
            }
        }
    }

    /// A section.
    ///
    /// @param end the line that ends it; empty at the end of the file
    record Section(SourceLine header, List<SourceLine> body, Optional<SourceLine> end)
            implements Passage {
        public Section {
            body = List.copyOf(body);
        }

        String name() {
            return header.firstWord();
        }
    }

    static List<Passage> of(List<SourceLine> lines) {
        List<Passage> passages = new ArrayList<>();
        int index = 0;
        while (index < lines.size()) {
            SourceLine line = lines.get(index++);
            if (SectionNames.KNOWN.contains(line.firstWord())) {
                int end = endOfSection(lines, index);
                passages.add(section(line, lines, index, end));
                index = end < lines.size() && endsWith(lines.get(end)) ? end + 1 : end;
            } else if (!line.isBlank() && !line.isComment()) passages.add(new Command(line));
        }
        return passages;
    }

    private static Section section(SourceLine header, List<SourceLine> lines, int from, int end) {
        return new Section(
                header,
                lines.subList(from, end),
                end < lines.size() ? Optional.of(lines.get(end)) : Optional.empty());
    }

    private static int endOfSection(List<SourceLine> lines, int from) {
        int index = from;
        while (index < lines.size()
                && !endsWith(lines.get(index))
                && !SectionNames.KNOWN.contains(lines.get(index).firstWord())) index++;
        return index;
    }

    private static boolean endsWith(SourceLine line) {
        return line.firstWord().equals("%end");
    }
}
