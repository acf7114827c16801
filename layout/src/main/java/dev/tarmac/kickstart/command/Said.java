package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;

import java.util.Arrays;
import java.util.List;

/// What a command says, with the places where it says it.
///
/// @param values all of it, what an earlier line of the same command said included
public record Said(Values values, Reading reading, CommandLine line) {
    KsVersion version() {
        return line.version();
    }

    boolean flag(String setting) {
        return values.flag(setting);
    }

    boolean isSet(String setting) {
        return values.isSet(setting);
    }

    String text(String setting) {
        return values.text(setting);
    }

    /// A refusal that points at the words of a setting.
    Rejected refusal(String setting, String what, String fix) {
        return new Rejected(what, fix, reading.column(setting));
    }

    /// Refuses options that exclude each other. Every option is named like its setting.
    void onlyOneOf(String command, String... options) throws Rejected {
        List<String> given =
                Arrays.stream(options).filter(option -> isSet(setting(option))).toList();
        if (given.size() > 1)
            throw refusal(
                    setting(given.getLast()),
                    "Only one of "
                            + String.join(", ", given)
                            + " options may be specified for "
                            + command
                            + " command.",
                    "keep one of them");
    }

    /// Refuses a command that says none of these options.
    void oneOf(String command, List<String> options) throws Rejected {
        if (options.stream().anyMatch(option -> isSet(setting(option)))) return;
        throw new Rejected(
                "One of -"
                        + String.join(", ", options)
                        + " options must be specified for "
                        + command
                        + " command.",
                "add one of " + String.join(", ", options));
    }

    private static String setting(String option) {
        return option.substring(2).replace('-', '_');
    }
}
