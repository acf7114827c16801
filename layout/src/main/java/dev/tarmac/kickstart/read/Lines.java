package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.text.PhysicalLines;
import dev.tarmac.kickstart.text.SourceLine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The lines still to be read, over all open files: an included file comes before the rest of the
/// one that includes it.
final class Lines {
    /// More files than any author includes; files that include each other twice would not end.
    static final int MOST_INCLUDES = 1000;

    private final Deque<Open> open = new ArrayDeque<>();
    private int included;
    private SourceLine putBack;
    private SourceLine last;

    private record Open(String file, Iterator<SourceLine> lines) {}

    Lines(List<SourceLine> lines) {
        String file = lines.isEmpty() ? "" : lines.getFirst().file();
        open.push(new Open(file, lines.iterator()));
    }

    /// Why a file is not opened.
    enum Refusal {
        OPEN_ALREADY,
        TOO_MANY
    }

    /// The next line; empty at the end of everything.
    Optional<SourceLine> next() {
        if (putBack != null) {
            SourceLine line = putBack;
            putBack = null;
            return Optional.of(line);
        }
        while (!open.isEmpty() && !open.peek().lines().hasNext()) open.pop();
        if (open.isEmpty()) return Optional.empty();
        last = open.peek().lines().next();
        return Optional.of(last);
    }

    /// The line that was read last; there is one.
    SourceLine last() {
        return Objects.requireNonNull(last, "no line was read yet");
    }

    /// Gives a line back to be read again.
    void putBack(SourceLine line) {
        putBack = line;
    }

    Optional<Refusal> include(String file, String text) {
        if (open.stream().anyMatch(one -> one.file().equals(file)))
            return Optional.of(Refusal.OPEN_ALREADY);
        if (++included > MOST_INCLUDES) return Optional.of(Refusal.TOO_MANY);
        open.push(new Open(file, PhysicalLines.of(file, text).iterator()));
        return Optional.empty();
    }
}
