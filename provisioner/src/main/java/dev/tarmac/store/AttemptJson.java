package dev.tarmac.store;

import dev.tarmac.install.Attempt;
import dev.tarmac.install.Prepared;
import dev.tarmac.install.Progress;
import dev.tarmac.install.Proof;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.OrderJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Where;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// [Attempt] as the JSON of one column.
final class AttemptJson {
    private AttemptJson() {}

    static Map<String, Object> encode(Attempt attempt) {
        Map<String, Object> json =
                JsonObject.members("prepared", attempt.prepared().map(AttemptJson::encode));
        json.putAll(encodeRest(attempt));
        return json;
    }

    /// All but `prepared`; never empty.
    static Map<String, Object> encodeRest(Attempt attempt) {
        return JsonObject.members(
                "progress", attempt.progress().map(Progress::json),
                "problem", attempt.problem().map(AttemptJson::problem),
                "notices", attempt.notices(),
                "bootOrder", attempt.bootOrder(),
                "installedAt", attempt.installedAt().map(Instant::toEpochMilli),
                "proveBy", attempt.proveBy().map(Instant::toEpochMilli),
                "proof", attempt.proof().map(Proof::json),
                "endedAt", attempt.endedAt().map(Instant::toEpochMilli));
    }

    static Attempt decode(JsonObject json) throws MalformedJson {
        return decode(json, optional(json, "prepared", AttemptJson::prepared));
    }

    /// What [#encodeRest] wrote.
    static Attempt decode(JsonObject json, Optional<Prepared> prepared) throws MalformedJson {
        return new Attempt(
                prepared,
                optional(json, "progress", Progress::of),
                optional(json, "problem", AttemptJson::problem),
                json.texts("notices"),
                json.texts("bootOrder"),
                instant(json, "installedAt"),
                instant(json, "proveBy"),
                optional(json, "proof", Proof::of),
                instant(json, "endedAt"));
    }

    private static <T> Optional<T> optional(
            JsonObject json, String name, JsonObject.Decoder<T> decoder) throws MalformedJson {
        return json.has(name) ? Optional.of(decoder.decode(json.object(name))) : Optional.empty();
    }

    private static Optional<Instant> instant(JsonObject json, String name) throws MalformedJson {
        return json.has(name)
                ? Optional.of(Instant.ofEpochMilli(json.number(name)))
                : Optional.empty();
    }

    static Map<String, Object> encode(Prepared prepared) {
        return JsonObject.members(
                "order", OrderJson.encode(prepared.order()),
                "provable", prepared.provable(),
                "proveWithinSeconds", prepared.proveWithin().toSeconds(),
                "from", prepared.from().toEpochMilli(),
                "at", prepared.at().toEpochMilli());
    }

    static Prepared prepared(JsonObject json) throws MalformedJson {
        return new Prepared(
                OrderJson.decodeOrder(json.object("order")),
                json.flag("provable"),
                Duration.ofSeconds(json.number("proveWithinSeconds")),
                Instant.ofEpochMilli(json.number("from")),
                Instant.ofEpochMilli(json.number("at")));
    }

    private static Map<String, Object> problem(Problem problem) {
        return JsonObject.members(
                "file", problem.where().file(),
                "line", problem.where().line(),
                "column", problem.where().column(),
                "what", problem.what(),
                "fix", problem.fix());
    }

    static Problem problem(JsonObject json) throws MalformedJson {
        return new Problem(
                new Where(json.text("file"), json.integer("line"), json.integer("column")),
                json.text("what"),
                json.text("fix"));
    }
}
