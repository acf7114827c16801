package dev.tarmac.kickstart.option;

import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.text.Word;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Follows the table of a command through its words as Python's `argparse` does: options may be
/// abbreviated and stand anywhere, a run of ordinary words is offered to as many positional
/// arguments as fit it, `--` ends the options. What nobody takes is left over.
public final class ArgumentReader {
    private final VersionSyntax syntax;
    private final List<Word> words;

    /// `O` for an option, `A` for an ordinary word, `-` for the first `--`.
    private final StringBuilder shape = new StringBuilder();

    private final List<Spelled> spelled = new ArrayList<>();
    private final List<Word> leftovers = new ArrayList<>();
    private final List<Reading.Mention> mentions = new ArrayList<>();
    private final Set<Argument> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Value> settings = new LinkedHashMap<>();

    /// The lists that options append to.
    private final Map<String, List<String>> collected = new LinkedHashMap<>();

    private List<Argument> positionals;

    private ArgumentReader(VersionSyntax syntax, List<Word> words) {
        this.syntax = syntax;
        this.words = words;
        this.positionals = syntax.positionals();
    }

    /// Reads the words behind a command.
    ///
    /// @param words without the command itself
    public static Reading read(VersionSyntax syntax, List<Word> words) throws Rejected {
        return new ArgumentReader(syntax, words).read();
    }

    private Reading read() throws Rejected {
        classify();
        int index = 0;
        int lastOption = shape.lastIndexOf("O");
        while (index <= lastOption) {
            int option = shape.indexOf("O", index);
            int behind = option > index ? takePositionals(index) : index;
            if (behind > index) {
                index = behind;
                continue;
            }
            leftovers.addAll(words.subList(index, option));
            index = takeOption(option);
        }
        int behind = takePositionals(index);
        leftovers.addAll(words.subList(behind, words.size()));
        refuseMissing();
        return new Reading(values(), leftovers, mentions, List.copyOf(syntax.options().keySet()));
    }

    private void classify() throws Rejected {
        boolean options = true;
        for (Word word : words) {
            boolean end = options && word.text().equals("--");
            Spelled as = options && !end ? Spelled.of(word, syntax) : new Spelled.Ordinary();
            spelled.add(as);
            shape.append(end ? '-' : as instanceof Spelled.Ordinary ? 'A' : 'O');
            if (end) options = false;
        }
    }

    /// Takes the option at `index` with its value; the index behind both.
    private int takeOption(int index) throws Rejected {
        if (!(spelled.get(index) instanceof Spelled.Known(var argument, var attached))) {
            leftovers.add(words.get(index));
            return index + 1;
        }
        Word word = words.get(index);
        if (attached.isPresent()) {
            if (argument.take().pattern.equals("()"))
                throw fault(
                        argument,
                        "ignored explicit argument " + Spelled.shown(attached.get()),
                        "write the option without a value",
                        word);
            accept(argument, List.of(new Word(attached.get(), word.column())), word);
            return index + 1;
        }
        MatchResult match =
                match(argument.take().pattern, index + 1)
                        .orElseThrow(
                                () ->
                                        fault(
                                                argument,
                                                "expected one argument",
                                                "give it a value: "
                                                        + argument.names().getFirst()
                                                        + "=...",
                                                word));
        accept(argument, words.subList(index + 1, match.end()), word);
        return match.end();
    }

    /// Offers the ordinary words from `index` on to the positional arguments; the index behind
    /// those that were taken.
    private int takePositionals(int index) throws Rejected {
        for (int count = positionals.size(); count > 0; count--) {
            List<Argument> some = positionals.subList(0, count);
            String pattern =
                    some.stream()
                            .map(argument -> argument.take().pattern)
                            .collect(Collectors.joining());
            Optional<MatchResult> match = match(pattern, index);
            if (match.isEmpty()) continue;
            for (int i = 0; i < count; i++)
                acceptPositional(some.get(i), match.get().start(i + 1), match.get().end(i + 1));
            positionals = positionals.subList(count, positionals.size());
            return match.get().end();
        }
        return index;
    }

    private void acceptPositional(Argument argument, int start, int end) throws Rejected {
        List<Word> taken = withoutEndOfOptions(words.subList(start, end), start);
        if (taken.isEmpty()) acceptNothing(argument);
        else accept(argument, taken, taken.getFirst());
    }

    private Optional<MatchResult> match(String pattern, int from) {
        Matcher matcher = Pattern.compile(pattern).matcher(shape).region(from, shape.length());
        return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private List<Word> withoutEndOfOptions(List<Word> taken, int from) {
        int end = shape.indexOf("-");
        if (end < from || end >= from + taken.size()) return taken;
        List<Word> others = new ArrayList<>(taken);
        others.remove(end - from);
        return others;
    }

    /// A positional argument that may be missing, and is.
    private void acceptNothing(Argument argument) {
        seen.add(argument);
        if (argument.take() == Take.WORDS)
            settings.put(argument.setting(), new Value.Items(List.of()));
    }

    /// @param place the word that names the argument, or the first that it takes
    private void accept(Argument argument, List<Word> taken, Word place) throws Rejected {
        seen.add(argument);
        mentions.add(new Reading.Mention(argument, place.column()));
        switch (argument.take()) {
            case NOTHING -> settings.put(argument.setting(), argument.constant().orElseThrow());
            case APPEND_CONSTANT -> append(argument, argument.constant().orElseThrow());
            case VALUE, WORD, MAYBE_WORD ->
                    settings.put(argument.setting(), value(argument, taken.getFirst()));
            case MAYBE_VALUE ->
                    settings.put(
                            argument.setting(),
                            taken.isEmpty()
                                    ? argument.constant().orElseThrow()
                                    : value(argument, taken.getFirst()));
            case APPEND, EXTEND -> append(argument, value(argument, taken.getFirst()));
            case LIST_OF_ONE, WORDS -> settings.put(argument.setting(), items(argument, taken));
        }
    }

    private Value items(Argument argument, List<Word> taken) throws Rejected {
        List<String> items = new ArrayList<>();
        for (Word word : taken) items.add(value(argument, word).printed());
        return new Value.Items(items);
    }

    private void append(Argument argument, Value value) {
        List<String> items =
                collected.computeIfAbsent(argument.setting(), setting -> new ArrayList<>());
        if (value instanceof Value.Items(List<String> more)) items.addAll(more);
        else items.add(value.printed());
    }

    private Value value(Argument argument, Word word) throws Rejected {
        Value value;
        try {
            value = argument.conversion().convert(word.text(), syntax.version());
        } catch (Conversion.Unfit e) {
            throw fault(
                    argument,
                    "invalid " + e.getMessage() + " value: " + Spelled.shown(word.text()),
                    e.getMessage().equals("int")
                            ? "write a whole number without a unit"
                            : "write one of on, yes, true, 1, off, no, false, 0",
                    word);
        } catch (Rejected e) {
            throw new Rejected(e.what(), e.fix(), word.column());
        }
        if (!argument.choices().isEmpty() && !argument.choices().contains(value.printed()))
            throw fault(
                    argument,
                    "invalid choice: "
                            + Spelled.shown(word.text())
                            + argument.choices().stream()
                                    .map(Spelled::shown)
                                    .collect(Collectors.joining(", ", " (choose from ", ")")),
                    "write one of " + String.join(", ", argument.choices()),
                    word);
        return value;
    }

    private void refuseMissing() throws Rejected {
        List<String> missing =
                syntax.arguments().stream()
                        .filter(argument -> argument.required() && !seen.contains(argument))
                        .map(Argument::shown)
                        .toList();
        if (!missing.isEmpty())
            throw new Rejected(
                    "the following arguments are required: " + String.join(", ", missing),
                    "add " + String.join(" and ", missing));
    }

    /// What was said over the defaults; of two defaults for one setting the first counts.
    private Values values() {
        Map<String, Value> all = new LinkedHashMap<>();
        for (Argument argument : syntax.arguments())
            argument.initial().ifPresent(value -> all.putIfAbsent(argument.setting(), value));
        all.putAll(settings);
        collected.forEach((setting, items) -> all.put(setting, new Value.Items(items)));
        return Values.of(all);
    }

    private static Rejected fault(Argument argument, String what, String fix, Word at) {
        return new Rejected("argument " + argument.shown() + ": " + what, fix, at.column());
    }
}
