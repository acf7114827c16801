package dev.tarmac.http;

import dev.tarmac.doctor.Diagnosis;
import dev.tarmac.doctor.Diagnosis.Exhibit;
import dev.tarmac.doctor.Verdict;
import dev.tarmac.json.JsonObject;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `/api/v1/machines/{mac}/diagnosis`: also of a machine that is not in the inventory, for that one
/// may be why somebody asks.
final class DiagnosisRoute implements HttpHandler {
    private final MachinePath path;
    private final Function<MacAddress, Diagnosis> doctor;

    DiagnosisRoute(MachinePath path, Function<MacAddress, Diagnosis> doctor) {
        this.path = path;
        this.doctor = doctor;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws HttpProblem {
        Diagnosis diagnosis = doctor.apply(path.mac(exchange));
        Map<String, Object> body = JsonObject.members("mac", diagnosis.mac().toString());
        body.putAll(json(diagnosis.verdict()));
        body.put("also", diagnosis.also().stream().map(DiagnosisRoute::json).toList());
        body.put("evidence", diagnosis.exhibits().stream().map(DiagnosisRoute::json).toList());
        Reply.json(exchange, 200, body);
    }

    private static Map<String, Object> json(Verdict verdict) {
        return JsonObject.members(
                "verdict", verdict.kind().toString(),
                "health", verdict.kind().health().toString(),
                "sentence", verdict.sentence(),
                "fix", Optional.of(verdict.fix()).filter(fix -> !fix.isEmpty()));
    }

    private static Map<String, Object> json(Exhibit exhibit) {
        return JsonObject.members("at", exhibit.at().toString(), "what", exhibit.what());
    }
}
