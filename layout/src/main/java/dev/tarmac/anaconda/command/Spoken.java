package dev.tarmac.anaconda.command;

import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.StorageCommand;

import java.util.List;
import java.util.Optional;

/// The storage commands of a kickstart, in file order.
public record Spoken(List<Line<StorageCommand>> lines) {
    /// One command.
    ///
    /// @param number its line in the file, from 1
    public record Line<T>(int number, T command) {}

    public Spoken {
        lines = List.copyOf(lines);
    }

    public static Spoken in(List<Statement> statements) {
        return new Spoken(
                statements.stream()
                        .filter(statement -> statement.command() instanceof StorageCommand)
                        .map(
                                statement ->
                                        new Line<>(
                                                statement.where().line(),
                                                (StorageCommand) statement.command()))
                        .toList());
    }

    /// All commands of one kind.
    public <T extends StorageCommand> List<Line<T>> all(Class<T> kind) {
        return lines.stream()
                .filter(line -> kind.isInstance(line.command()))
                .map(line -> new Line<>(line.number(), kind.cast(line.command())))
                .toList();
    }

    /// The last command of a kind that says everything the ones before said.
    public <T extends StorageCommand> Optional<Line<T>> last(Class<T> kind) {
        List<Line<T>> all = all(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
