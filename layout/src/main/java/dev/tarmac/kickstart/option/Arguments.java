package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// The kinds of arguments, as the tables of the commands name them.
public final class Arguments {
    private Arguments() {}

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
                Argument.Aging.NONE);
    }
}
