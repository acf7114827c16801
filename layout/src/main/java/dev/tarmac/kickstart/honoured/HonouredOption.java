package dev.tarmac.kickstart.honoured;

import dev.tarmac.kickstart.honoured.Honoured.Treatment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What becomes of one option of a command that is honoured itself.
///
/// @param command the command's own name, or the section's header
/// @param name the first spelling of the option; of another argument what messages call it, like
///   `<password>`
/// @param scope when the treatment holds
/// @param how how it is honoured, or why it is not; empty when it is done as it stands
public record HonouredOption(
        String command, String name, Treatment treatment, Scope scope, String how) {
    /// Where an option is not done as it stands.
    public enum Scope {
        /// Wherever somebody writes it.
        ALWAYS,
        /// Only beside other options or with some values: `how` says which.
        SOMETIMES
    }

    private record Key(String command, String name) {}

    /// Apart from [HonouredOption], so that it does not matter which of the tables is loaded first.
    private static final class Table {
        static final List<HonouredOption> ALL =
                Stream.of(
                                AccountOptions.ALL,
                                RegionOptions.ALL,
                                NetworkOptions.ALL,
                                SystemOptions.ALL)
                        .flatMap(List::stream)
                        .toList();

        static final Map<Key, HonouredOption> BY_KEY =
                ALL.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        it -> new Key(it.command, it.name), Function.identity()));
    }

    /// All of them, command by command.
    public static List<HonouredOption> all() {
        return Table.ALL;
    }

    public static Optional<HonouredOption> find(String command, String name) {
        return Optional.ofNullable(Table.BY_KEY.get(new Key(command, name)));
    }

    /// The one that must be there.
    public static HonouredOption of(String command, String name) {
        return find(command, name)
                .orElseThrow(
                        () -> new IllegalArgumentException("no option " + name + " of " + command));
    }
}
