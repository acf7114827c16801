package dev.tarmac.yaml;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

import java.util.Optional;

/// The parser builds nested values by recursion: a few kilobytes of `[` end the thread's stack.
/// Events come one by one, so they are counted first.
final class YamlDepth {
    /// No file of ours nests deeper than six.
    private static final int MAX_DEPTH = 50;

    private YamlDepth() {}

    static void check(String file, String text, LoadSettings settings) throws Refused {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth +=
                    switch (event.getEventId()) {
                        case SequenceStart, MappingStart -> 1;
                        case SequenceEnd, MappingEnd -> -1;
                        case Alias,
                                Comment,
                                DocumentEnd,
                                DocumentStart,
                                Scalar,
                                StreamEnd,
                                StreamStart ->
                                0;
                    };
            if (depth > MAX_DEPTH)
                throw new Refused(
                        new Problem(
                                place(file, event.getStartMark()),
                                "values nested deeper than " + MAX_DEPTH,
                                "close brackets, or write the file again"));
        }
    }

    private static Where place(String file, Optional<Mark> mark) {
        return mark.map(m -> new Where(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(Where.of(file));
    }
}
