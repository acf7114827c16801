package dev.tarmac.cli.server;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.List;

/// Reads the server's JSON leniently: what is not there is empty, for a server may be of another
/// version than this command line.
final class Answers {
    private Answers() {}

    /// Text, number or flag as text.
    static String word(JsonObject object, String name) {
        return word(object.asMap().get(name));
    }

    static String word(Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case null, default -> "";
        };
    }

    static List<JsonObject> objects(JsonObject object, String name) throws MalformedJson {
        return object.has(name) ? object.list(name, each -> each) : List.of();
    }

    static long number(JsonObject object, String name) throws MalformedJson {
        return object.optionalNumber(name).orElse(0);
    }
}
