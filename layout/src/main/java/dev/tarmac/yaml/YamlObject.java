package dev.tarmac.yaml;

import dev.tarmac.problem.DidYouMean;
import dev.tarmac.problem.Excerpt;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// One mapping of a YAML file and where it stands. Wrong values are collected in the file's
/// [Problems] and answered with an empty value, so that the reader goes on and finds the rest; ask
/// [Problems#throwIfAny] when done.
public final class YamlObject {
    /// Larger files are no configuration of ours.
    private static final int MAX_CHARACTERS = 1 << 20;

    /// Of a value or a key in a message.
    private static final int MOST_SHOWN = 500;

    private final String file;
    private final Where where;
    private final Map<String, Node> values;
    private final Map<String, Where> keys;
    private final Problems problems;

    private YamlObject(
            String file,
            Where where,
            Map<String, Node> values,
            Map<String, Where> keys,
            Problems problems) {
        this.file = file;
        this.where = where;
        this.values = values;
        this.keys = keys;
        this.problems = problems;
    }

    /// The top of a file. Text that is not YAML, or not a mapping, is refused at once.
    ///
    /// @param file as the user named it, for messages
    public static YamlObject parse(String file, String text, Problems problems) throws Refused {
        if (text.length() > MAX_CHARACTERS)
            throw new Refused(
                    file, "is longer than " + MAX_CHARACTERS + " characters", "split the file");
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setLabel(file)
                            .setMaxAliasesForCollections(10)
                            .setAllowDuplicateKeys(true)
                            .build();
            YamlDepth.check(file, text, settings);
            Optional<Node> top = new Compose(settings).composeString(text);
            if (top.isEmpty() || !(top.get() instanceof MappingNode mapping))
                throw new Refused(
                        file,
                        "is empty or no mapping of keys to values",
                        "start with `key: value`");
            return object(file, mapping, problems);
        } catch (MarkedYamlEngineException e) {
            Where place =
                    e.getProblemMark()
                            .map(mark -> new Where(file, mark.getLine() + 1, mark.getColumn() + 1))
                            .orElse(Where.of(file));
            problems.add(place, "not YAML: " + e.getProblem(), "mend the syntax at this place");
            throw new Refused(problems.list());
        } catch (YamlEngineException e) {
            problems.add(Where.of(file), "not YAML: " + e.getMessage(), "mend the syntax");
            throw new Refused(problems.list());
        }
    }

    public Where where() {
        return where;
    }

    /// Where the value of a key stands; the object itself when the key is not there.
    public Where where(String key) {
        Node node = values.get(key);
        return node == null ? where : place(file, node);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /// Every key, as written and in its order: for mappings whose keys are the user's own.
    public List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /// Whether the plain value of a key is that word; what else may be wrong with it is not said.
    public boolean says(String key, String word) {
        return values.get(key) instanceof ScalarNode scalar && scalar.getValue().equals(word);
    }

    /// Whether the value of a key is a list.
    public boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /// Every key that is not among `known` is a problem, with the nearest known one as its fix.
    public void allow(String... known) {
        allow(List.of(known));
    }

    /// The same for a table of keys.
    public void allow(List<String> known) {
        keys.forEach(
                (key, place) -> {
                    if (!known.contains(key))
                        problems.add(
                                place,
                                "unknown key '" + Excerpt.of(key, MOST_SHOWN) + "'",
                                DidYouMean.question(key, known)
                                        .orElse("known keys here: " + String.join(", ", known)));
                });
    }

    /// The plain value of a key; empty when it is not there, or no plain value, which is a problem.
    public Optional<String> text(String key) {
        Node node = values.get(key);
        if (node == null) return Optional.empty();
        if (node instanceof ScalarNode scalar) return Optional.of(scalar.getValue());
        problems.add(
                place(file, node), "'" + key + "' must be one value", "write `" + key + ": value`");
        return Optional.empty();
    }

    /// The same for a key that must be there; the empty string when it is not.
    public String requiredText(String key) {
        if (!has(key)) problems.add(where, "'" + key + "' is missing", "add `" + key + ": ...`");
        return text(key).orElse("");
    }

    /// `true` or `false`, no other spelling.
    public Optional<Boolean> flag(String key) {
        return value(
                key,
                text ->
                        switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default ->
                                    throw new IllegalArgumentException(
                                            "'" + text + "' is neither true nor false");
                        },
                "write `" + key + ": true` or `" + key + ": false`");
    }

    /// A whole number in decimal digits, from 0 to 2147483647.
    public OptionalInt number(String key) {
        Optional<Integer> number =
                value(
                        key,
                        text -> {
                            if (!text.matches("[0-9]{1,10}")
                                    || Long.parseLong(text) > Integer.MAX_VALUE)
                                throw new IllegalArgumentException(
                                        "'" + text + "' is no whole number");
                            return Integer.parseInt(text);
                        },
                        "write it in digits, like `" + key + ": 2`");
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /// A value read by a parser that throws IllegalArgumentException with a sentence for people.
    public <T> Optional<T> value(String key, Function<String, T> parser, String fix) {
        Optional<String> text = text(key);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(parser.apply(text.get()));
        } catch (IllegalArgumentException e) {
            problems.add(where(key), key + ": " + Excerpt.of(e.getMessage(), MOST_SHOWN), fix);
            return Optional.empty();
        }
    }

    /// One plain value of a list, and where it stands.
    public record PlacedText(Where where, String text) {}

    /// The plain values of a list; an absent key is an empty list.
    public List<String> texts(String key) {
        return placedTexts(key).stream().map(PlacedText::text).toList();
    }

    /// The same with the place of each.
    public List<PlacedText> placedTexts(String key) {
        List<PlacedText> texts = new ArrayList<>();
        for (Node node : sequence(key)) {
            if (node instanceof ScalarNode scalar)
                texts.add(new PlacedText(place(file, node), scalar.getValue()));
            else
                problems.add(
                        place(file, node),
                        "'" + key + "' is a list of plain values",
                        "write `- value`");
        }
        return texts;
    }

    /// The mappings of a list; an absent key is an empty list.
    public List<YamlObject> objects(String key) {
        List<YamlObject> objects = new ArrayList<>();
        for (Node node : sequence(key)) {
            if (node instanceof MappingNode mapping) objects.add(object(file, mapping, problems));
            else
                problems.add(
                        place(file, node),
                        "'" + key + "' is a list of mappings",
                        "write `- key: value`");
        }
        return objects;
    }

    /// The mapping below a key.
    public Optional<YamlObject> object(String key) {
        Node node = values.get(key);
        if (node == null) return Optional.empty();
        if (node instanceof MappingNode mapping)
            return Optional.of(object(file, mapping, problems));
        problems.add(
                place(file, node),
                "'" + key + "' must be a mapping",
                "indent `key: value` lines below it");
        return Optional.empty();
    }

    private List<Node> sequence(String key) {
        Node node = values.get(key);
        if (node == null) return List.of();
        if (node instanceof SequenceNode sequence) return sequence.getValue();
        problems.add(
                place(file, node), "'" + key + "' must be a list", "start each element with `- `");
        return List.of();
    }

    private static YamlObject object(String file, MappingNode mapping, Problems problems) {
        Map<String, Node> values = new LinkedHashMap<>();
        Map<String, Where> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Where place = place(file, tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place, "a key must be plain text", "write `key: value`");
            } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                problems.add(
                        place,
                        "'"
                                + Excerpt.of(key.getValue(), MOST_SHOWN)
                                + "' stands here a second time",
                        "keep one of them");
            } else {
                keys.put(key.getValue(), place);
            }
        }
        return new YamlObject(file, place(file, mapping), values, keys, problems);
    }

    private static Where place(String file, Node node) {
        Optional<Mark> mark = node.getStartMark();
        return mark.map(m -> new Where(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(Where.of(file));
    }
}
