package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;
import dev.tarmac.kickstart.text.Word;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `realm join`. Its options follow other rules than those of all other commands: those of
/// `getopt`, which stops at the first word that is none.
final class RealmForm implements CommandForm {
    private static final List<String> WITH_VALUE =
            List.of(
                    "client-software",
                    "server-software",
                    "membership-software",
                    "one-time-password",
                    "computer-ou");

    private static final List<String> ALONE = List.of("no-password");

    @Override
    public Syntax syntax() {
        return Syntax.none();
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        List<Word> words = line.arguments();
        if (words.isEmpty())
            throw new Rejected("realm is given no command", "write realm join DOMAIN");
        if (!words.getFirst().text().equals("join"))
            throw new Rejected(
                    "realm can join, not " + words.getFirst(),
                    "write realm join DOMAIN",
                    words.getFirst().column());
        int index = 1;
        while (index < words.size() && words.get(index).text().startsWith("--")) {
            if (words.get(index).text().equals("--")) {
                index++;
                break;
            }
            index = behindOption(words, index);
        }
        if (words.size() - index != 1)
            throw new Rejected(
                    "realm join names no domain, or more than one",
                    "write the options first, then one domain",
                    words.get(Math.min(index, words.size() - 1)).column());
        return Values.NONE.with(
                "words",
                words.stream()
                        .map(Word::text)
                        .map(RealmForm::shown)
                        .collect(Collectors.joining(" ")));
    }

    /// The index behind the option at `index` and its value.
    private static int behindOption(List<Word> words, int index) throws Rejected {
        String text = words.get(index).text().substring(2);
        int equals = text.indexOf('=');
        String name = named(equals < 0 ? text : text.substring(0, equals), words.get(index));
        boolean valued = WITH_VALUE.contains(name);
        if (!valued && equals >= 0) throw fault("--" + name + " has no value", words.get(index));
        if (!valued || equals >= 0) return index + 1;
        if (index + 1 == words.size())
            throw fault("--" + name + " needs a value", words.get(index));
        return index + 2;
    }

    private static String named(String said, Word place) throws Rejected {
        if (WITH_VALUE.contains(said) || ALONE.contains(said)) return said;
        List<String> fitting =
                Stream.concat(WITH_VALUE.stream(), ALONE.stream())
                        .filter(name -> name.startsWith(said))
                        .toList();
        if (fitting.isEmpty()) throw fault("there is no option --" + said, place);
        if (fitting.size() > 1)
            throw fault("--" + said + " may be " + String.join(" or ", fitting), place);
        return fitting.getFirst();
    }

    private static Rejected fault(String what, Word place) {
        return new Rejected(
                "realm join: " + what,
                "options are --"
                        + String.join(", --", WITH_VALUE)
                        + " with a value, and --no-password",
                place.column());
    }

    /// Quoted for a shell where it must be.
    private static String shown(String word) {
        if (word.matches("[A-Za-z0-9@%+=:,./_-]+")) return word;
        return "'" + word.replace("'", "'\"'\"'") + "'";
    }

    @Override
    public String print(Values values, KsVersion version) {
        return Print.of("realm", values).word("words").lineIf(values.isSet("words"));
    }
}
