package dev.tarmac.kickstart.honoured;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What becomes of a command or section when the machine is installed from a finished image.
///
/// @param name the command's own name, or the section's header
/// @param how how it is honoured, or why it is not
public record Honoured(String name, Treatment treatment, String how) {
    /// How much of it is done.
    public enum Treatment {
        YES,
        /// Done in another way, or in part.
        DIFFERENTLY,
        /// Nothing is done about it.
        IGNORED
    }

    /// Apart from [Honoured], so that it does not matter which of the tables is loaded first.
    private static final class Table {
        static final List<Honoured> ALL =
                Stream.of(HonouredDisks.ALL, HonouredSystem.ALL, HonouredInstaller.ALL)
                        .flatMap(List::stream)
                        .toList();

        static final Map<String, Honoured> BY_NAME =
                ALL.stream()
                        .collect(Collectors.toUnmodifiableMap(Honoured::name, Function.identity()));
    }

    static Honoured yes(String name, String how) {
        return new Honoured(name, Treatment.YES, how);
    }

    static Honoured differently(String name, String how) {
        return new Honoured(name, Treatment.DIFFERENTLY, how);
    }

    static Honoured ignored(String name, String why) {
        return new Honoured(name, Treatment.IGNORED, why);
    }

    /// All of them; every command and every section has one.
    public static List<Honoured> all() {
        return Table.ALL;
    }

    /// What becomes of one of them.
    ///
    /// @param name a command's own name or a section's header
    public static Honoured of(String name) {
        Honoured honoured = Table.BY_NAME.get(name);
        if (honoured == null) throw new IllegalArgumentException("no command or section " + name);
        return honoured;
    }
}
