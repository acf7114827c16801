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
import java.util.Set;
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
        return new Reading(values(), leftovers, mentions);
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
        Matcher matcher = match(argument.take().pattern, index + 1);
        if (matcher == null)
            throw fault(
                    argument,
                    "expected one argument",
                    "give it a value: " + argument.names().getFirst() + "=...",
                    word);
        accept(argument, words.subList(index + 1, matcher.end()), word);
        return matcher.end();
    }

    /// Offers the ordinary words from `index` on to the positional arguments; the index behind
    /// those that were taken.
    private int takePositionals(int index) throws Rejected {
        for (int count = positionals.size(); count > 0; count--) {
            List<Argument> some = positionals.subList(0, count);
            Matcher matcher =
                    match(
                            some.stream().map(a -> a.take().pattern).collect(Collectors.joining()),
                            index);
            if (matcher == null) continue;
            for (int i = 0; i < count; i++) {
                List<Word> taken = words.subList(matcher.start(i + 1), matcher.end(i + 1));
                accept(some.get(i), withoutEndOfOptions(taken, matcher.start(i + 1)), null);
            }
            positionals = positionals.subList(count, positionals.size());
            return matcher.end();
        }
        return index;
    }

    private Matcher match(String pattern, int from) {
        Matcher matcher = Pattern.compile(pattern).matcher(shape).region(from, shape.length());
        return matcher.lookingAt() ? matcher : null;
    }

    private List<Word> withoutEndOfOptions(List<Word> taken, int from) {
        int end = shape.indexOf("-");
        if (end < from || end >= from + taken.size()) return taken;
        List<Word> others = new ArrayList<>(taken);
        others.remove(end - from);
        return others;
    }

    /// @param option the word that named the argument, null for a positional one
    private void accept(Argument argument, List<Word> taken, Word option) throws Rejected {
        seen.add(argument);
        Word place = option == null && !taken.isEmpty() ? taken.getFirst() : option;
        if (place != null) mentions.add(new Reading.Mention(argument, place.column()));
        switch (argument.take()) {
            case NOTHING -> settings.put(argument.setting(), argument.constant().orElseThrow());
            case APPEND_CONSTANT -> append(argument, argument.constant().orElseThrow());
            case VALUE, WORD -> settings.put(argument.setting(), value(argument, taken.getFirst()));
            case MAYBE_VALUE ->
                    settings.put(
                            argument.setting(),
                            taken.isEmpty()
                                    ? argument.constant().orElseThrow()
                                    : value(argument, taken.getFirst()));
            case APPEND, EXTEND -> append(argument, value(argument, taken.getFirst()));
            case LIST_OF_ONE, WORDS -> settings.put(argument.setting(), items(argument, taken));
            case MAYBE_WORD -> {
                if (!taken.isEmpty())
                    settings.put(argument.setting(), value(argument, taken.getFirst()));
            }
        }
    }

    private Value items(Argument argument, List<Word> taken) throws Rejected {
        List<String> items = new ArrayList<>();
        for (Word word : taken) items.add(value(argument, word).printed());
        return new Value.Items(items);
    }

    private void append(Argument argument, Value value) {
        List<String> items = new ArrayList<>();
        if (settings.get(argument.setting()) instanceof Value.Items(List<String> earlier))
            items.addAll(earlier);
        if (value instanceof Value.Items(List<String> more)) items.addAll(more);
        else items.add(value.printed());
        settings.put(argument.setting(), new Value.Items(items));
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
        return Values.of(all);
    }

    private static Rejected fault(Argument argument, String what, String fix, Word at) {
        return new Rejected("argument " + argument.shown() + ": " + what, fix, at.column());
    }
}
