package dev.tarmac.http;

import dev.tarmac.audit.Actor;
import dev.tarmac.install.Batches;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.InstallState;
import dev.tarmac.install.Requests.Outcome;
import dev.tarmac.install.Terms;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.machine.Selector;
import dev.tarmac.order.EventJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;
import dev.tarmac.pxe.MacAddress;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/api/v1/installs`, and the order of one at its machine.
final class InstallRoutes {
    private final Services services;
    private final InstallView view;
    private final MachinePath path;

    InstallRoutes(Services services) {
        this.services = services;
        this.path = new MachinePath(services.machines());
        this.view =
                new InstallView(
                        services.installs(),
                        services.boots(),
                        services.admission(),
                        services.clock());
    }

    void order(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson, Refused {
        MacAddress mac = path.mac(exchange);
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("wipe", "plan");
        boolean wipe = body.has("wipe") && body.flag("wipe");
        Terms terms = new Terms(wipe, body.optionalText("plan"), Optional.empty());
        answer(exchange, 201, services.requests().order(mac, terms, Callers.actor(exchange)));
    }

    /// Orders the install whose plan somebody looked at; a machine that was held is no longer.
    void approve(HttpServerExchange exchange)
            throws IOException, HttpProblem, MalformedJson, Refused {
        MacAddress mac = path.mac(exchange);
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("plan", "wipe");
        boolean wipe = body.has("wipe") && body.flag("wipe");
        Terms terms = new Terms(wipe, Optional.of(body.text("plan")), Optional.empty());
        Actor actor = Callers.actor(exchange);
        Outcome outcome = services.requests().order(mac, terms, actor);
        if (outcome instanceof Outcome.Done) services.machines().approve(mac, actor);
        answer(exchange, 201, outcome);
    }

    void retry(HttpServerExchange exchange) throws HttpProblem {
        answer(exchange, 200, services.requests().retry(id(exchange), Callers.actor(exchange)));
    }

    void abort(HttpServerExchange exchange) throws HttpProblem {
        answer(exchange, 200, services.requests().abort(id(exchange), Callers.actor(exchange)));
    }

    /// With `?batch=NAME` only those that were ordered together; with `?state=` and `?machine=`
    /// only those.
    void list(HttpServerExchange exchange) throws HttpProblem {
        Ask.onlyQueries(exchange, Set.of("limit", "after", "batch", "state", "machine"));
        Optional<String> batch = Ask.query(exchange, "batch", text -> text);
        Optional<InstallState> state = Ask.query(exchange, "state", InstallRoutes::state);
        Optional<String> machine = Ask.query(exchange, "machine", text -> text);
        Optional<MacAddress> mac =
                machine.isPresent() ? Optional.of(path.macOf(machine.get())) : Optional.empty();
        Optional<Integer> limit = Page.limit(exchange);
        List<Install> all =
                batch.isPresent()
                        ? services.installs().batch(batch.get())
                        : services.installs().list();
        List<Install> found =
                behind(exchange, all).stream()
                        .filter(install -> state.isEmpty() || install.state() == state.get())
                        .filter(install -> mac.isEmpty() || install.mac().equals(mac.get()))
                        .limit(limit.map(most -> most + 1).orElse(Integer.MAX_VALUE))
                        .toList();
        Page<Install> page = Page.of(exchange, found, limit, install -> install.id().text());
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        "installs", page.items().stream().map(view::brief).toList(),
                        "next", page.next()));
    }

    private static List<Install> behind(HttpServerExchange exchange, List<Install> all)
            throws HttpProblem {
        Optional<InstallId> after = Ask.query(exchange, "after", InstallId::new);
        if (after.isEmpty()) return all;
        for (int i = 0; i < all.size(); i++)
            if (all.get(i).id().equals(after.get())) return all.subList(i + 1, all.size());
        throw new HttpProblem(
                400,
                exchange.getRequestPath(),
                "install " + after.get() + " is not in this list (any more)",
                "begin again without `after`");
    }

    private static InstallState state(String text) {
        for (InstallState state : InstallState.values())
            if (state.toString().equals(text)) return state;
        throw new IllegalArgumentException(
                "'"
                        + text
                        + "' is no state of an install; write one of "
                        + Arrays.toString(InstallState.values()));
    }

    /// Orders an install for each machine that has the labels; for all when it says so.
    void start(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson {
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("labels", "all", "wipe", "maxParallel");
        Map<String, String> labels = body.has("labels") ? body.dictionary("labels") : Map.of();
        if (labels.isEmpty() && !(body.has("all") && body.flag("all")))
            throw new HttpProblem(
                    400,
                    "the order",
                    "says neither which machines nor that all are meant",
                    "give it `labels`, as in {\"labels\": {\"rack\": \"r12\"}}, or `all: true`");
        int limit = body.has("maxParallel") ? body.integer("maxParallel") : Integer.MAX_VALUE;
        if (limit < 1)
            throw new HttpProblem(400, "the order", "maxParallel is " + limit, "write 1 or more");
        boolean wipe = body.has("wipe") && body.flag("wipe");
        Batches.Ordered ordered =
                services.batches()
                        .order(new Selector(labels), wipe, limit, Callers.actor(exchange));
        Reply.json(
                exchange,
                201,
                JsonObject.members(
                        "batch", ordered.batch().name(),
                        "installs", ordered.installs().stream().map(view::brief).toList(),
                        "refused",
                                ordered.refused().entrySet().stream()
                                        .map(
                                                refused ->
                                                        JsonObject.members(
                                                                "mac", refused.getKey().toString(),
                                                                "problem",
                                                                        Reply.problem(
                                                                                refused
                                                                                        .getValue())))
                                        .toList()));
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
            case Outcome.NoSuchMachine() -> throw MachineRoutes.unknown(path.mac(exchange));
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
