package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;
import dev.tarmac.kickstart.text.Word;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A command that is said in few words here: a table, a way to print it, and perhaps rules.
record PlainForm(
        Syntax syntax,
        Printer printer,
        Values initial,
        Settler settler,
        Rules rules,
        BiFunction<Values, CommandLine, KsCommand> meaning,
        Function<Values, Optional<String>> unique,
        boolean refusesDuplicates)
        implements CommandForm {

    @FunctionalInterface
    interface Printer {
        String print(Values values, KsVersion version);
    }

    @FunctionalInterface
    interface Settler {
        Values settle(Reading reading, CommandLine line) throws Rejected;
    }

    @FunctionalInterface
    interface Rules {
        void check(Said said) throws Rejected;
    }

    static PlainForm of(Syntax syntax, Printer printer) {
        return new PlainForm(
                syntax,
                printer,
                Values.NONE,
                (reading, line) -> reading.complete(),
                said -> {},
                (values, line) ->
                        new KsCommand.Raw(
                                line.name(), line.arguments().stream().map(Word::text).toList()),
                values -> Optional.empty(),
                false);
    }

    PlainForm starting(String setting, Value value) {
        return new PlainForm(
                syntax,
                printer,
                initial.with(setting, value),
                settler,
                rules,
                meaning,
                unique,
                refusesDuplicates);
    }

    PlainForm settling(Settler other) {
        return new PlainForm(
                syntax, printer, initial, other, rules, meaning, unique, refusesDuplicates);
    }

    PlainForm checking(Rules other) {
        return new PlainForm(
                syntax, printer, initial, settler, other, meaning, unique, refusesDuplicates);
    }

    PlainForm meaning(Function<Values, KsCommand> other) {
        return new PlainForm(
                syntax,
                printer,
                initial,
                settler,
                rules,
                (values, line) -> other.apply(values),
                unique,
                refusesDuplicates);
    }

    /// @param what as the warning begins: "A user with the name"
    PlainForm unique(String what, String setting) {
        return new PlainForm(
                syntax,
                printer,
                initial,
                settler,
                rules,
                meaning,
                values -> values.said(setting).map(name -> what + " " + name),
                refusesDuplicates);
    }

    /// A second definition of the same is an error.
    ///
    /// @param identity in words, as the error begins
    PlainForm refusingSecond(Function<Values, String> identity) {
        return new PlainForm(
                syntax,
                printer,
                initial,
                settler,
                rules,
                meaning,
                values -> Optional.of(identity.apply(values)),
                true);
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        return settler.settle(reading, line);
    }

    @Override
    public void check(Said said) throws Rejected {
        rules.check(said);
    }

    @Override
    public String print(Values values, KsVersion version) {
        return printer.print(values, version);
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return meaning.apply(values, line);
    }

    @Override
    public Optional<String> identity(Values values) {
        return unique.apply(values);
    }
}
