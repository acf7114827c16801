package dev.tarmac.cli.server;

import tools.jackson.databind.JsonNode;

/// Reads the server's JSON leniently: a server may be newer than this command line.
final class Answers {
    private Answers() {}

    /// The list that the server answers with.
    static JsonNode list(JsonNode answer, String name) {
        return answer.isArray() ? answer : answer.path(name);
    }

    /// Text, number or flag as text; empty when it is not there.
    static String word(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
