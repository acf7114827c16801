package dev.tarmac.http;

import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.Requests.Outcome;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.EventJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `/api/v1/installs`, and the order of one at its machine.
final class InstallRoutes {
    private final Services services;
    private final InstallView view;

    InstallRoutes(Services services) {
        this.services = services;
        this.view = new InstallView(services.installs(), services.boots(), services.clock());
    }

    void order(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson, Refused {
        MacAddress mac = MachineRoutes.mac(exchange);
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("wipe");
        boolean wipe = body.has("wipe") && body.flag("wipe");
        answer(exchange, 201, services.requests().order(mac, wipe));
    }

    void retry(HttpServerExchange exchange) throws HttpProblem {
        answer(exchange, 200, services.requests().retry(id(exchange)));
    }

    void abort(HttpServerExchange exchange) throws HttpProblem {
        answer(exchange, 200, services.requests().abort(id(exchange)));
    }

    void list(HttpServerExchange exchange) {
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        "installs", services.installs().list().stream().map(view::brief).toList()));
    }

    /// With `?after=REVISION&wait=SECONDS` it answers as soon as there is something newer.
    void show(HttpServerExchange exchange) throws HttpProblem, InterruptedException {
        InstallId id = id(exchange);
        long after = Ask.number(exchange, "after", -1);
        Duration wait = Ask.waitSeconds(exchange);
        if (services.installs().find(id).isEmpty()) throw unknown(id);
        Optional<Install> newer =
                services.wakeups()
                        .await(
                                id,
                                wait,
                                () ->
                                        services.installs()
                                                .find(id)
                                                .filter(install -> install.revision() > after));
        Optional<Install> install = newer.or(() -> services.installs().find(id));
        if (install.isEmpty()) throw unknown(id);
        Reply.json(exchange, 200, view.whole(install.get()));
    }

    /// With `?attempt=N` those of an earlier attempt.
    void events(HttpServerExchange exchange) throws HttpProblem {
        InstallId id = id(exchange);
        Optional<Install> install = services.installs().find(id);
        if (install.isEmpty()) throw unknown(id);
        int newest = install.get().status().attempt();
        long attempt = Ask.number(exchange, "attempt", newest);
        if (attempt < 1 || attempt > newest)
            throw new HttpProblem(
                    404, "install " + id, "has no attempt " + attempt, "ask for 1 to " + newest);
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        "attempt",
                        attempt,
                        "events",
                        services.installs().events(id, (int) attempt).stream()
                                .map(EventJson::encode)
                                .toList()));
    }

    private void answer(HttpServerExchange exchange, int status, Outcome outcome)
            throws HttpProblem {
        switch (outcome) {
            case Outcome.Done(Install install) -> Reply.json(exchange, status, view.whole(install));
            case Outcome.NoSuchMachine() ->
                    throw MachineRoutes.unknown(MachineRoutes.mac(exchange));
            case Outcome.NoSuchInstall() -> throw unknown(id(exchange));
            case Outcome.Conflict(Problem problem) -> throw new HttpProblem(409, List.of(problem));
        }
    }

    static InstallId id(HttpServerExchange exchange) throws HttpProblem {
        return Ask.path(exchange, "id", InstallId::new);
    }

    static HttpProblem unknown(InstallId id) {
        return new HttpProblem(
                404, "install " + id, "does not exist", "see which do: tarmac install list");
    }
}
