package dev.tarmac.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.jr.ob.JSON;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One JSON object and the path that led to it. Every getter returns a value of its type or throws
/// [MalformedJson] naming the member.
public final class JsonObject {
    private static final JSON PLAIN = JSON.std.with(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private final Map<?, ?> members;
    private final String path;

    private JsonObject(Map<?, ?> members, String path) {
        this.members = members;
        this.path = path;
    }

    /// A decoder of one object; throws only [MalformedJson].
    @FunctionalInterface
    public interface Decoder<T> {
        T decode(JsonObject object) throws MalformedJson;
    }

    /// The one object that a text holds.
    public static JsonObject parse(String text) throws MalformedJson {
        try (JsonParser parser = PLAIN.createParser(text)) {
            Object value = PLAIN.anyFrom(parser);
            if (parser.nextToken() != null)
                throw new MalformedJson("not JSON: more text behind the object");
            return object(value, "$");
        } catch (JacksonException e) {
            throw new MalformedJson("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// Maps (in their order), lists, strings, numbers, booleans and null as JSON text.
    public static String write(Map<String, ?> members) {
        return PLAIN.asString(members);
    }

    /// The same, for people.
    public static String writePretty(Map<String, ?> members) {
        return PRETTY.asString(members);
    }

    /// An ordered map from `name, value, name, value ...`; members whose value is an empty
    /// [Optional] are left out.
    public static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value instanceof Optional<?> optional) value = optional.orElse(null);
            if (value != null) members.put((String) namesAndValues[i], value);
        }
        return members;
    }

    /// All of it, as [#write(Map)] takes it.
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        members.forEach((name, value) -> map.put((String) name, value));
        return map;
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    /// Refuses every member that is not among `known`: what a person mistyped must not be ignored.
    public void allow(String... known) throws MalformedJson {
        List<String> names = List.of(known);
        for (Object name : members.keySet())
            if (!names.contains(name))
                throw new MalformedJson(
                        path + "." + name + " is unknown; there are " + String.join(", ", names));
    }

    public String text(String name) throws MalformedJson {
        return optionalText(name).orElseThrow(() -> missing(name, "a string"));
    }

    public Optional<String> optionalText(String name) throws MalformedJson {
        return switch (members.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Object other -> throw wrong(name, "a string", other);
        };
    }

    public long number(String name) throws MalformedJson {
        return switch (members.get(name)) {
            case Integer number -> number;
            case Long number -> number;
            case null -> throw missing(name, "a whole number");
            case Object other -> throw wrong(name, "a whole number", other);
        };
    }

    public OptionalLong optionalNumber(String name) throws MalformedJson {
        return members.get(name) == null ? OptionalLong.empty() : OptionalLong.of(number(name));
    }

    public int integer(String name) throws MalformedJson {
        long number = number(name);
        if (number != (int) number) throw wrong(name, "a 32-bit number", number);
        return (int) number;
    }

    public boolean flag(String name) throws MalformedJson {
        return switch (members.get(name)) {
            case Boolean flag -> flag;
            case null -> throw missing(name, "true or false");
            case Object other -> throw wrong(name, "true or false", other);
        };
    }

    public JsonObject object(String name) throws MalformedJson {
        Object value = members.get(name);
        if (value == null) throw missing(name, "an object");
        return object(value, path + "." + name);
    }

    public Optional<JsonObject> optionalObject(String name) throws MalformedJson {
        return members.get(name) == null ? Optional.empty() : Optional.of(object(name));
    }

    public <T> List<T> list(String name, Decoder<T> decoder) throws MalformedJson {
        List<T> decoded = new ArrayList<>();
        int index = 0;
        for (Object element : elements(name))
            decoded.add(decoder.decode(object(element, path + "." + name + "[" + index++ + "]")));
        return decoded;
    }

    public List<String> texts(String name) throws MalformedJson {
        List<String> texts = new ArrayList<>();
        for (Object element : elements(name)) {
            if (!(element instanceof String text)) throw wrong(name, "a list of strings", element);
            texts.add(text);
        }
        return texts;
    }

    public List<Integer> integers(String name) throws MalformedJson {
        List<Integer> integers = new ArrayList<>();
        for (Object element : elements(name)) {
            if (!(element instanceof Integer number))
                throw wrong(name, "a list of 32-bit numbers", element);
            integers.add(number);
        }
        return integers;
    }

    /// An object used as a dictionary of strings.
    public Map<String, String> dictionary(String name) throws MalformedJson {
        Map<String, String> dictionary = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : object(name).members.entrySet()) {
            if (!(entry.getValue() instanceof String text))
                throw wrong(name, "strings only", entry.getValue());
            dictionary.put((String) entry.getKey(), text);
        }
        return dictionary;
    }

    /// A member that is not what it should be, told with its path.
    public MalformedJson wrong(String name, String expected, Object got) {
        return new MalformedJson(path + "." + name + " must be " + expected + ", not " + got);
    }

    private List<?> elements(String name) throws MalformedJson {
        return switch (members.get(name)) {
            case List<?> elements -> elements;
            case null -> throw missing(name, "a list");
            case Object other -> throw wrong(name, "a list", other);
        };
    }

    private MalformedJson missing(String name, String expected) {
        return new MalformedJson(path + "." + name + " is missing; it must be " + expected);
    }

    private static JsonObject object(Object value, String path) throws MalformedJson {
        if (!(value instanceof Map<?, ?> members))
            throw new MalformedJson(path + " must be an object");
        return new JsonObject(members, path);
    }
}
