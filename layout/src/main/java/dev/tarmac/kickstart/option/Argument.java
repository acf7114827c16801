package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One argument of a command: an option with its spellings, or a positional one. [Arguments] makes
/// them.
///
/// @param names the spellings of an option, none for a positional argument
/// @param setting the name of the setting it gives
/// @param shown as messages name it
/// @param initial the setting when nobody says it
/// @param choices the values allowed; empty: all
/// @param aging where it is accepted with a warning, and how that sounds
public record Argument(
        List<String> names,
        String setting,
        String shown,
        Take take,
        Conversion conversion,
        Optional<Value> constant,
        Optional<Value> initial,
        List<String> choices,
        boolean required,
        Set<KsVersion> versions,
        Aging aging) {

    /// Where an option is deprecated.
    ///
    /// @param instead what to write now; empty: nothing, it has no effect any more
    public record Aging(Set<KsVersion> versions, String instead) {
        static final Aging NONE = new Aging(Set.of(), "");
    }

    public Argument {
        names = List.copyOf(names);
        choices = List.copyOf(choices);
    }

    /// The name by which tables know it: its first spelling, or what messages call it.
    public String title() {
        return names.isEmpty() ? shown : names.getFirst();
    }

    public Argument into(String other) {
        return changed(draft -> draft.setting = other);
    }

    public Argument as(Conversion other) {
        return changed(draft -> draft.conversion = other);
    }

    public Argument needed() {
        return changed(draft -> draft.required = true);
    }

    public Argument oneOf(String... allowed) {
        return changed(draft -> draft.choices = List.of(allowed));
    }

    public Argument initially(Value value) {
        return changed(draft -> draft.initial = Optional.of(value));
    }

    public Argument initially(String text) {
        return initially(new Value.Text(text));
    }

    /// Without a default: what is not said stays unsaid.
    public Argument unsaid() {
        return changed(draft -> draft.initial = Optional.empty());
    }

    public Argument in(KsVersion first, KsVersion... more) {
        return changed(draft -> draft.versions = EnumSet.of(first, more));
    }

    public Argument notIn(KsVersion first, KsVersion... more) {
        Set<KsVersion> rest = EnumSet.copyOf(versions);
        rest.removeAll(EnumSet.of(first, more));
        return changed(draft -> draft.versions = rest);
    }

    /// Accepted with a warning there.
    ///
    /// @param instead what to write now; empty: nothing
    public Argument agingIn(String instead, KsVersion first, KsVersion... more) {
        return changed(draft -> draft.aging = new Aging(EnumSet.of(first, more), instead));
    }

    Argument storing(Value value) {
        return changed(draft -> draft.constant = Optional.of(value));
    }

    private Argument changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Argument(
                names,
                draft.setting,
                shown,
                take,
                draft.conversion,
                draft.constant,
                draft.initial,
                draft.choices,
                draft.required,
                draft.versions,
                draft.aging);
    }

    /// What can be said differently of an argument that was made.
    private static final class Draft {
        private String setting;
        private Conversion conversion;
        private Optional<Value> constant;
        private Optional<Value> initial;
        private List<String> choices;
        private boolean required;
        private Set<KsVersion> versions;
        private Aging aging;

        private Draft(Argument from) {
            setting = from.setting;
            conversion = from.conversion;
            constant = from.constant;
            initial = from.initial;
            choices = from.choices;
            required = from.required;
            versions = from.versions;
            aging = from.aging;
        }
    }
}
