package dev.tarmac.cli.server;

import tools.jackson.databind.JsonNode;

/// Reads the server's JSON leniently: a server may be newer than this command line.
final class Answers {
    private Answers() {}

    /// Text, number or flag as text; empty when it is not there.
    static String word(JsonNode object, String name) {
        return object.path(name).asString("");
    }
}
