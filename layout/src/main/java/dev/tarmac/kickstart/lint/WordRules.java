package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.StorageCommand.VolGroup;
import dev.tarmac.kickstart.command.Commands;
import dev.tarmac.kickstart.command.Definition;
import dev.tarmac.kickstart.option.Argument;
import dev.tarmac.kickstart.text.OpenQuote;
import dev.tarmac.kickstart.text.Word;
import dev.tarmac.kickstart.text.Words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// About words and options that are read otherwise than they look.
final class WordRules {
    /// What takes the place of words that are no commands, or soon will be none.
    private static final Map<String, String> INSTEAD =
            Map.of(
                    "hostname", "write network --hostname=NAME",
                    "install", "remove the line; to install is the only thing there is",
                    "upgrade", "remove the line; an upgrade is done by the system itself",
                    "auth", "write authselect, or nothing",
                    "authconfig", "write authselect, or nothing",
                    "langsupport", "write lang CODE --addsupport=CODE",
                    "key", "remove the line; a subscription is made with rhsm",
                    "lilo", "write bootloader",
                    "xdisplay", "write skipx or nothing");

    static final List<Rule> ALL =
            List.of(
                    Rule.warning(
                            "abbreviated-option",
                            "An abbreviation is accepted as long as one option begins with it; it"
                                    + " becomes an error when a later release adds another.",
                            "write the option in full",
                            WordRules::abbreviations),
                    Rule.warning(
                            "outdated-command",
                            "The word is no command, or is none in the next release.",
                            "write what takes its place",
                            WordRules::outdated),
                    Rule.error(
                            "option-as-member",
                            "volgroup takes an option that it does not know for a member.",
                            "correct the option, or remove it",
                            subject -> subject.all(VolGroup.class).flatMap(WordRules::options)),
                    Rule.error(
                            "members-lost",
                            "Of members that stand in two places of a volgroup line only the last"
                                    + " ones count.",
                            "put all members behind the name, and the options behind them",
                            subject -> subject.all(VolGroup.class).flatMap(WordRules::lost)));

    private WordRules() {}

    private static Stream<Hit> abbreviations(Subject subject) {
        return subject.commandLines()
                .flatMap(
                        line -> {
                            List<Word> words = words(line);
                            if (words.isEmpty()) return Stream.empty();
                            List<String> options = options(words.getFirst().text(), subject);
                            return words.stream()
                                    .skip(1)
                                    .takeWhile(word -> !word.text().equals("--"))
                                    .flatMap(word -> abbreviation(line, word, options));
                        });
    }

    /// The spellings of all options of a command; none for what is no command.
    private static List<String> options(String command, Subject subject) {
        return Commands.named(command).stream()
                .flatMap(it -> it.form().syntax().in(subject.version()).arguments().stream())
                .map(Argument::names)
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<Hit> abbreviation(Passage.Command line, Word word, List<String> options) {
        String name = word.text().split("=", 2)[0];
        if (!name.startsWith("--") || name.equals("--") || options.contains(name))
            return Stream.empty();
        List<String> fitting = options.stream().filter(option -> option.startsWith(name)).toList();
        return fitting.size() == 1
                ? Stream.of(
                        new Hit(
                                line.line().at(word.column()),
                                name + " is short for " + fitting.getFirst()))
                : Stream.empty();
    }

    private static Stream<Hit> outdated(Subject subject) {
        return subject.commandLines()
                .flatMap(
                        line ->
                                words(line).stream()
                                        .limit(1)
                                        .flatMap(word -> outdated(line, word, subject.version())));
    }

    private static Stream<Hit> outdated(Passage.Command line, Word word, KsVersion version) {
        return Optional.ofNullable(INSTEAD.get(word.text())).stream()
                .filter(fix -> !isTold(word.text(), version))
                .map(
                        fix ->
                                new Hit(
                                        line.line().at(word.column()),
                                        word.text() + " is a word of older releases",
                                        Optional.of(fix)));
    }

    /// Whether the reader knows the command and says itself that it is old.
    private static boolean isTold(String command, KsVersion version) {
        return Commands.named(command)
                .filter(definition -> definition.life(version) != Definition.Life.ACTIVE)
                .isPresent();
    }

    private static Stream<Hit> options(Placed<VolGroup> group) {
        return group.command().members().stream()
                .filter(member -> member.startsWith("-"))
                .map(member -> group.hit(member + " is taken for a member", member));
    }

    private static Stream<Hit> lost(Placed<VolGroup> group) {
        VolGroup volGroup = group.command();
        return group.words().stream()
                .skip(1)
                .map(Word::text)
                .filter(word -> word.startsWith("pv."))
                .filter(word -> !word.equals(volGroup.name()))
                .filter(word -> !volGroup.members().contains(word))
                .map(word -> group.hit(word + " does not become a member", word));
    }

    /// The words of a line; none where quotes are open, which the reader tells.
    private static List<Word> words(Passage.Command line) {
        try {
            return Words.ofCommand(line.line().text());
        } catch (OpenQuote _) {
            return List.of();
        }
    }
}
