package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;
import dev.tarmac.kickstart.text.Word;

import java.util.Optional;

/// How one command is read, checked, printed and understood. A form has no state: what a command
/// says travels as [Values].
public interface CommandForm {
    Syntax syntax();

    /// Its settings before any line said something.
    default Values initial() {
        return Values.NONE;
    }

    /// Deals with the words that no argument took and completes the settings.
    default Values settle(Reading reading, CommandLine line) throws Rejected {
        return reading.complete();
    }

    /// The rules between the settings.
    default void check(Said said) throws Rejected {}

    /// The command in its canonical form, with its line end; empty when it says nothing.
    String print(Values values, KsVersion version);

    default KsCommand command(Values values, CommandLine line) {
        return new KsCommand.Raw(line.name(), line.arguments().stream().map(Word::text).toList());
    }

    /// What may be defined once only, in words ("a user with the name bob"); empty when this line
    /// may be repeated.
    default Optional<String> identity(Values values) {
        return Optional.empty();
    }

    /// Whether a second definition of the same is an error and not only suspicious.
    default boolean refusesDuplicates() {
        return false;
    }
}
