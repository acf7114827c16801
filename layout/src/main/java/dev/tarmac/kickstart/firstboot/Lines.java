package dev.tarmac.kickstart.firstboot;

import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.Script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The accepted lines of a file, by what they command.
record Lines(Kickstart kickstart) {
    <T extends KsCommand> List<Line<T>> all(Class<T> kind) {
        return kickstart.statements().stream()
                .filter(statement -> kind.isInstance(statement.command()))
                .map(statement -> Line.of(kind.cast(statement.command()), statement))
                .toList();
    }

    /// Of a command that is said once per file: its last line knows what all of them say.
    <T extends KsCommand> Optional<Line<T>> last(Class<T> kind) {
        return all(kind).stream().reduce((first, second) -> second);
    }

    Stream<Line<Script>> scripts(Script.Moment moment) {
        return kickstart.scripts().stream()
                .filter(script -> script.moment() == moment)
                .map(Line::of);
    }
}
