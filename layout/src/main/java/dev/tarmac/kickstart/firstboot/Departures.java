package dev.tarmac.kickstart.firstboot;

import dev.tarmac.kickstart.honoured.Departure;
import dev.tarmac.kickstart.honoured.Honoured.Treatment;
import dev.tarmac.kickstart.honoured.HonouredOption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Collects what is not done as it stands in the file.
final class Departures {
    private final List<Departure> found = new ArrayList<>();

    List<Departure> found() {
        return List.copyOf(found);
    }

    /// Tells of an option what its table says about it.
    void tell(Line<?> line, String option) {
        found.add(Departure.of(HonouredOption.of(line.name(), option), line.place(option)));
    }

    /// The same, for an option that the line mentions.
    void tellIfMentioned(Line<?> line, String option) {
        if (line.mentions(option)) tell(line, option);
    }

    void ignored(Line<?> line, String option, String why) {
        because(line, option, Treatment.IGNORED, why);
    }

    void differently(Line<?> line, String option, String how) {
        because(line, option, Treatment.DIFFERENTLY, how);
    }

    private void because(Line<?> line, String option, Treatment treatment, String how) {
        found.add(Departure.because(line.place(option), line.name(), option, treatment, how));
    }

    /// A value that may refuse to be made: then its option is ignored for the reason it gives.
    <T> Optional<T> made(Line<?> line, String option, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            ignored(line, option, e.getMessage());
            return Optional.empty();
        }
    }

    /// Those of many values that can be made.
    <S, T> List<T> madeOf(Line<?> line, String option, List<S> texts, Function<S, T> value) {
        return texts.stream()
                .flatMap(text -> made(line, option, () -> value.apply(text)).stream())
                .toList();
    }
}
