package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        return new Argument(
                names,
                other,
                shown,
                take,
                conversion,
                constant,
                initial,
                choices,
                required,
                versions,
                aging);
    }

    public Argument as(Conversion other) {
        return new Argument(
                names, setting, shown, take, other, constant, initial, choices, required, versions,
                aging);
    }

    public Argument needed() {
        return new Argument(
                names,
                setting,
                shown,
                take,
                conversion,
                constant,
                initial,
                choices,
                true,
                versions,
                aging);
    }

    public Argument oneOf(String... allowed) {
        return new Argument(
                names,
                setting,
                shown,
                take,
                conversion,
                constant,
                initial,
                List.of(allowed),
                required,
                versions,
                aging);
    }

    public Argument initially(Value value) {
        return new Argument(
                names,
                setting,
                shown,
                take,
                conversion,
                constant,
                Optional.of(value),
                choices,
                required,
                versions,
                aging);
    }

    public Argument initially(String text) {
        return initially(new Value.Text(text));
    }

    /// Without a default: what is not said stays unsaid.
    public Argument unsaid() {
        return new Argument(
                names,
                setting,
                shown,
                take,
                conversion,
                constant,
                Optional.empty(),
                choices,
                required,
                versions,
                aging);
    }

    public Argument in(KsVersion first, KsVersion... more) {
        return new Argument(
                names,
                setting,
                shown,
                take,
                conversion,
                constant,
                initial,
                choices,
                required,
                EnumSet.of(first, more),
                aging);
    }

    public Argument notIn(KsVersion first, KsVersion... more) {
        Set<KsVersion> rest = EnumSet.copyOf(versions);
        rest.removeAll(EnumSet.of(first, more));
        return new Argument(
                names,
                setting,
                shown,
                take,
                conversion,
                constant,
                initial,
                choices,
                required,
                rest,
                aging);
    }

    /// Accepted with a warning there.
    ///
    /// @param instead what to write now; empty: nothing
    public Argument agingIn(String instead, KsVersion first, KsVersion... more) {
        return new Argument(
                names,
                setting,
                shown,
                take,
                conversion,
                constant,
                initial,
                choices,
                required,
                versions,
                new Aging(EnumSet.of(first, more), instead));
    }

    Argument storing(Value value) {
        return new Argument(
                names,
                setting,
                shown,
                take,
                conversion,
                Optional.of(value),
                initial,
                choices,
                required,
                versions,
                aging);
    }
}
