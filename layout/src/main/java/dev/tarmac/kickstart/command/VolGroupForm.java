package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.words;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// `volgroup`. It does not know its own options too well: an unknown one becomes a member.
final class VolGroupForm implements CommandForm {
    private static final BigInteger MOST_PERCENT = BigInteger.valueOf(99);

    private static final Syntax SYNTAX =
            Syntax.of(
                    words("name", "<name>"),
                    words("partitions", "<partitions*>"),
                    off("--noformat").into("format"),
                    flag("--useexisting").into("preexist"),
                    number("--reserved-space"),
                    number("--reserved-percent"),
                    number("--pesize"));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    /// The first run of words is the name and the members; a later one replaces the members.
    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        List<String> words = reading.values().items("name");
        if (words.isEmpty())
            throw new Rejected(
                    "volgroup must be given a VG name", "write volgroup NAME MEMBERS...");
        Values values = reading.values().with("name", new Value.Items(words.subList(0, 1)));
        values = values.with("partitions", new Value.Items(words.subList(1, words.size())));
        values = Members.settled(reading.with(values), "partitions");
        if (!values.flag("format")) values = values.with("preexist", Value.Flag.ON);
        return values.with("vgname", words.getFirst())
                .with("physvols", new Value.Items(values.items("partitions")));
    }

    @Override
    public void check(Said said) throws Rejected {
        boolean members = said.isSet("physvols");
        boolean existing = said.flag("preexist");
        if (!members && !existing)
            throw new Rejected(
                    "volgroup must be given a list of partitions", "name the members: pv.01 pv.02");
        if (members && existing)
            throw new Rejected(
                    "Members may not be specified for preexisting volgroup",
                    "remove the members, or --useexisting and --noformat");
        checkReserve(said);
    }

    private static void checkReserve(Said said) throws Rejected {
        Optional<BigInteger> space = said.values().number("reserved_space");
        if (space.isPresent() && space.get().signum() < 0)
            throw said.refusal(
                    "reserved_space",
                    "Volume group reserved space must be a positive integer.",
                    "write a number of MiB");
        Optional<BigInteger> percent = said.values().number("reserved_percent");
        if (percent.isPresent()
                && (percent.get().signum() <= 0 || percent.get().compareTo(MOST_PERCENT) > 0))
            throw said.refusal(
                    "reserved_percent",
                    "Volume group reserved space percentage must be between 1 and 99.",
                    "write a number from 1 to 99");
    }

    @Override
    public String print(Values values, KsVersion version) {
        return Print.of("volgroup", values)
                .word("vgname")
                .off("--noformat", "format")
                .value("--pesize", "pesize")
                .flag("--useexisting", "preexist")
                .value("--reserved-space", "reserved_space")
                .value("--reserved-percent", "reserved_percent")
                .words("physvols")
                .line();
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return StorageValues.volGroup(values);
    }

    @Override
    public Optional<String> identity(Values values) {
        return Optional.of("A volgroup with the name " + values.text("vgname"));
    }
}
