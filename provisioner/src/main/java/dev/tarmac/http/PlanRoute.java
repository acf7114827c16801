package dev.tarmac.http;

import dev.tarmac.install.Preview;
import dev.tarmac.json.JsonObject;
import dev.tarmac.machine.Machine;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

import java.util.Map;

/// `GET /api/v1/machines/{mac}/plan`: what an install would do to this machine, now.
final class PlanRoute implements HttpHandler {
    private final MachinePath path;
    private final Previewer previewer;

    @FunctionalInterface
    interface Previewer {
        Preview of(Machine machine) throws Refused;
    }

    PlanRoute(MachinePath path, Previewer previewer) {
        this.path = path;
        this.previewer = previewer;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws HttpProblem, Refused {
        Machine machine = path.machine(exchange);
        Preview preview = previewer.of(machine);
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        "mac", machine.mac().toString(),
                        "hash", preview.plan().hash(),
                        "needsWipe", preview.needsWipe(),
                        "problems", preview.problems().stream().map(PlanRoute::problem).toList(),
                        "plan", PlanJson.encode(preview.plan())));
    }

    static Map<String, Object> problem(Problem problem) {
        return JsonObject.members(
                "where", problem.where().toString(),
                "what", problem.what(),
                "fix", problem.fix());
    }
}
