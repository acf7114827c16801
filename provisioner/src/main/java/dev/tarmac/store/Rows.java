package dev.tarmac.store;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Columns as values.
final class Rows {
    private Rows() {}

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /// What this server wrote itself and cannot read is damage: nothing can be done but say so.
    static <T> T decode(String text, JsonObject.Decoder<T> decoder) {
        try {
            return decoder.decode(JsonObject.parse(text));
        } catch (MalformedJson e) {
            throw new IllegalStateException("the database holds what nobody wrote: " + e, e);
        }
    }

    /// The same of what is parsed already.
    static <T> T decode(JsonObject json, JsonObject.Decoder<T> decoder) {
        try {
            return decoder.decode(json);
        } catch (MalformedJson e) {
            throw new IllegalStateException("the database holds what nobody wrote: " + e, e);
        }
    }

    /// Members that all are texts.
    static Map<String, String> texts(JsonObject json) throws MalformedJson {
        Map<String, String> texts = new TreeMap<>();
        for (String name : json.asMap().keySet()) texts.put(name, json.text(name));
        return texts;
    }

    static String encode(Map<String, ?> members) {
        return JsonObject.write(members);
    }
}
