package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Statement;
import dev.tarmac.kickstart.read.Includes;
import dev.tarmac.kickstart.read.KickstartReader;
import dev.tarmac.kickstart.text.PhysicalLines;
import dev.tarmac.kickstart.text.SourceLine;
import dev.tarmac.kickstart.text.Utf8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A file as the rules see it: what it means, and every line of it and of what it includes.
///
/// @param files the lines by the name of their file, the file itself first
public record Subject(Kickstart kickstart, Map<String, List<SourceLine>> files) {
    /// Reads a file.
    ///
    /// @param file as the user named it, for messages
    /// @param includes finds what `%include` names
    public static Subject read(String file, byte[] bytes, KsVersion version, Includes includes) {
        Map<String, List<SourceLine>> files = new LinkedHashMap<>();
        files.put(file, PhysicalLines.of(file, Utf8.of(bytes).text()));
        Includes remembered =
                path -> {
                    Optional<String> text = includes.text(path);
                    text.filter(found -> !found.isEmpty())
                            .ifPresent(found -> files.put(path, PhysicalLines.of(path, found)));
                    return text;
                };
        return new Subject(KickstartReader.read(file, bytes, version, remembered), files);
    }

    public KsVersion version() {
        return kickstart.version();
    }

    /// Every line of every file.
    Stream<SourceLine> lines() {
        return files.values().stream().flatMap(List::stream);
    }

    /// What stands where in the files.
    List<Passage> passages() {
        return files.values().stream().flatMap(lines -> Passage.of(lines).stream()).toList();
    }

    Stream<Passage.Command> commandLines() {
        return passages().stream()
                .filter(Passage.Command.class::isInstance)
                .map(Passage.Command.class::cast);
    }

    Stream<Passage.Section> sections() {
        return passages().stream()
                .filter(Passage.Section.class::isInstance)
                .map(Passage.Section.class::cast);
    }

    /// The accepted commands of a kind, in file order.
    <T extends KsCommand> Stream<Placed<T>> all(Class<T> kind) {
        return kickstart.statements().stream()
                .filter(statement -> kind.isInstance(statement.command()))
                .map(statement -> new Placed<>(kind.cast(statement.command()), line(statement)));
    }

    /// The last command of a kind: the one that counts of those that are said once per file.
    <T extends KsCommand> Stream<Placed<T>> last(Class<T> kind) {
        return all(kind).reduce((first, second) -> second).stream();
    }

    <T extends KsCommand> boolean has(Class<T> kind) {
        return all(kind).findAny().isPresent();
    }

    /// The command of a statement as the author wrote it.
    String spelled(Statement statement) {
        return new Placed<>(statement.command(), line(statement)).words().getFirst().text();
    }

    private SourceLine line(Statement statement) {
        return files.get(statement.where().file()).get(statement.where().line() - 1);
    }
}
