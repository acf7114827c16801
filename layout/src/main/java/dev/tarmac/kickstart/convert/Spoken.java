package dev.tarmac.kickstart.convert;

import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Optional;

/// The storage commands of a kickstart, in file order.
///
/// @param file the place of what no line says
record Spoken(Where file, List<Line<StorageCommand>> lines) {
    /// One command.
    record Line<T>(Where where, T command) {}

    Spoken {
        lines = List.copyOf(lines);
    }

    static Spoken in(Where file, List<Statement> statements) {
        return new Spoken(
                file,
                statements.stream()
                        .filter(statement -> statement.command() instanceof StorageCommand)
                        .map(
                                statement ->
                                        new Line<>(
                                                statement.where(),
                                                (StorageCommand) statement.command()))
                        .toList());
    }

    /// All commands of one kind.
    <T extends StorageCommand> List<Line<T>> all(Class<T> kind) {
        return lines.stream()
                .filter(line -> kind.isInstance(line.command()))
                .map(line -> new Line<>(line.where(), kind.cast(line.command())))
                .toList();
    }

    /// The last command of a kind that says everything the ones before said.
    <T extends StorageCommand> Optional<Line<T>> last(Class<T> kind) {
        List<Line<T>> all = all(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
