package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One argument of a command: an option with its spellings, or a positional one.
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

    /// An option that is said or not.
    public static Argument flag(String... names) {
        return option(Take.NOTHING, names).storing(Value.Flag.ON).initially(Value.Flag.OFF);
    }

    /// An option that switches a setting off which is on by default.
    public static Argument off(String... names) {
        return option(Take.NOTHING, names).storing(Value.Flag.OFF).initially(Value.Flag.ON);
    }

    /// An option that stands for a value.
    public static Argument constant(Value value, String... names) {
        return option(Take.NOTHING, names).storing(value);
    }

    /// An option that appends an item to a list.
    public static Argument item(String item, String... names) {
        return option(Take.APPEND_CONSTANT, names).storing(new Value.Items(List.of(item)));
    }

    /// An option with a text.
    public static Argument text(String... names) {
        return option(Take.VALUE, names);
    }

    public static Argument number(String... names) {
        return text(names).as(Conversions.NUMBER);
    }

    public static Argument list(String... names) {
        return text(names).as(Conversions.COMMA_LIST);
    }

    /// An option whose values are collected.
    public static Argument repeated(String... names) {
        return option(Take.APPEND, names);
    }

    /// An option whose lists are collected.
    public static Argument lists(Conversion conversion, String... names) {
        return option(Take.EXTEND, names).as(conversion);
    }

    /// An option whose value may be missing.
    public static Argument maybe(String... names) {
        return option(Take.MAYBE_VALUE, names).storing(Value.Flag.ON);
    }

    /// One word.
    public static Argument word(String setting, String shown) {
        return positional(Take.WORD, setting, shown).needed();
    }

    /// One word that the reference keeps as a list.
    public static Argument one(String setting, String shown) {
        return positional(Take.LIST_OF_ONE, setting, shown).needed();
    }

    /// Any number of words.
    public static Argument words(String setting, String shown) {
        return positional(Take.WORDS, setting, shown).needed();
    }

    /// One word or none.
    public static Argument maybeWord(String setting, String shown) {
        return positional(Take.MAYBE_WORD, setting, shown);
    }

    private static Argument option(Take take, String... names) {
        String setting = names[0].replaceFirst("^--", "").replace('-', '_');
        return bare(List.of(names), setting, String.join("/", names), take);
    }

    private static Argument positional(Take take, String setting, String shown) {
        return bare(List.of(), setting, shown, take);
    }

    private static Argument bare(List<String> names, String setting, String shown, Take take) {
        return new Argument(
                names,
                setting,
                shown,
                take,
                Conversion.TEXT,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                EnumSet.allOf(KsVersion.class),
                Aging.NONE);
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

    private Argument storing(Value value) {
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
