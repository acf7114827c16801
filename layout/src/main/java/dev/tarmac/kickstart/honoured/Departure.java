package dev.tarmac.kickstart.honoured;

import dev.tarmac.kickstart.honoured.Honoured.Treatment;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// A command, a section, or an option of one, that is not done as it stands in the file.
///
/// @param command as the author wrote it where that is known (`poweroff`), else its own name
/// @param option empty: all of it
/// @param how how it is honoured, or why it is not
public record Departure(
        Where where,
        String command,
        Optional<String> option,
        Treatment treatment,
        String how,
        String fix) {
    public Departure {
        if (treatment == Treatment.YES)
            throw new IllegalArgumentException(command + " is done as it stands");
    }

    /// A whole command or section.
    public static Departure of(Honoured honoured, String spelled, Where where) {
        return new Departure(
                where,
                spelled,
                Optional.empty(),
                honoured.treatment(),
                honoured.how(),
                fix(honoured.treatment()));
    }

    /// An option of a command.
    public static Departure of(HonouredOption option, Where where) {
        return new Departure(
                where,
                option.command(),
                Optional.of(option.name()),
                option.treatment(),
                option.how(),
                fix(option.treatment()));
    }

    /// Something in a command for which its table has no line: most of all a value that cannot be.
    public static Departure because(
            Where where, String command, String option, Treatment treatment, String how) {
        return new Departure(where, command, Optional.of(option), treatment, how, "correct it");
    }

    /// The same, told with the word that the author took for the command.
    public Departure spelled(String word) {
        return new Departure(where, word, option, treatment, how, fix);
    }

    private static String fix(Treatment treatment) {
        return switch (treatment) {
            case YES, DIFFERENTLY -> "see that this is what you want";
            case IGNORED -> "remove it, or keep it for installations without Tarmac";
        };
    }

    public Problem problem() {
        String subject = command + option.map(" "::concat).orElse("");
        return new Problem(
                where,
                subject
                        + switch (treatment) {
                            case YES, DIFFERENTLY -> " is honoured differently: ";
                            case IGNORED -> " is ignored: ";
                        }
                        + how,
                fix);
    }
}
