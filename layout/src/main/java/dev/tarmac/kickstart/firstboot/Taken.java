package dev.tarmac.kickstart.firstboot;

import java.util.HashMap;
import java.util.Map;

/// What only one line can have; the first one has it.
final class Taken<T> {
    private final Departures departures;
    private final String option;
    private final String why;
    private final Map<T, Line<?>> owners = new HashMap<>();

    /// @param option that asks for it
    /// @param why what the first line does, in words that follow its number
    Taken(Departures departures, String option, String why) {
        this.departures = departures;
        this.option = option;
        this.why = why;
    }

    /// Whether it was free; if not, that is told.
    boolean take(Line<?> line, T thing) {
        Line<?> owner = owners.putIfAbsent(thing, line);
        if (owner != null) departures.ignored(line, option, owner.number() + " " + why);
        return owner == null;
    }
}
