package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.Values;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Builds the canonical form of a command: fixed order, defaults left out.
final class Print {
    private final Values values;
    private final StringBuilder text;

    private Print(String start, Values values) {
        this.text = new StringBuilder(start);
        this.values = values;
    }

    /// @param start the command
    static Print of(String start, Values values) {
        return new Print(start, values);
    }

    /// ` --name` when the setting is on.
    Print flag(String name, String setting) {
        if (values.flag(setting)) raw(" " + name);
        return this;
    }

    /// ` --name` when the setting is known to be off.
    Print off(String name, String setting) {
        if (values.has(setting) && !values.flag(setting)) raw(" " + name);
        return this;
    }

    /// ` --name=value` when the setting is neither empty nor zero.
    Print value(String name, String setting) {
        if (values.isSet(setting)) raw(" " + name + "=" + values.text(setting));
        return this;
    }

    /// ` --name=number` when the setting is said; zero counts.
    Print number(String name, String setting) {
        values.number(setting).ifPresent(number -> raw(" " + name + "=" + number));
        return this;
    }

    /// ` --name="value"` when the setting is not empty.
    Print quoted(String name, String setting) {
        if (values.isSet(setting)) raw(" " + name + "=\"" + values.text(setting) + "\"");
        return this;
    }

    /// ` --name="value"` for every item.
    Print eachQuoted(String name, String setting) {
        for (String item : values.items(setting)) raw(" " + name + "=\"" + item + "\"");
        return this;
    }

    /// ` --name='item','item'`
    Print items(String name, String setting) {
        if (values.isSet(setting))
            raw(
                    values.items(setting).stream()
                            .map(item -> "'" + item + "'")
                            .collect(Collectors.joining(",", " " + name + "=", "")));
        return this;
    }

    /// ` value` when the setting is not empty.
    Print word(String setting) {
        if (values.isSet(setting)) raw(" " + values.text(setting));
        return this;
    }

    /// Every item as a word.
    Print words(String setting) {
        for (String item : values.items(setting)) raw(" " + item);
        return this;
    }

    /// A password: in quotes when a `#` would begin a comment.
    Print password(String prefix, String setting) {
        if (!values.isSet(setting)) return this;
        String password = values.text(setting);
        return raw(prefix + (password.contains("#") ? "\"" + password + "\"" : password));
    }

    Print raw(String more) {
        text.append(more);
        return this;
    }

    /// With what several options print together.
    Print and(UnaryOperator<Print> part) {
        return part.apply(this);
    }

    /// The same, when a setting is neither empty nor off.
    Print when(String setting, UnaryOperator<Print> part) {
        return values.isSet(setting) ? part.apply(this) : this;
    }

    String line() {
        return text + "\n";
    }

    /// The line when something is said, nothing otherwise.
    String lineIf(boolean something) {
        return something ? line() : "";
    }
}
