package dev.tarmac.http;

import dev.tarmac.audit.Actor;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.install.Install;
import dev.tarmac.install.MachineState;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.machine.Addressing;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.MachineSettings;
import dev.tarmac.machine.Presence.Sign;
import dev.tarmac.profile.HostnamePattern;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.profile.Profiles;
import dev.tarmac.pxe.Location;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rule.Labels;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/api/v1/machines`
final class MachineRoutes {
    private static final int AT_ONCE = 500;
    private static final Set<String> SIGNS_OF_LIFE = Set.of("address", "lastSeen");

    private final Services services;
    private final MachinePath path;
    private final Precondition changes = new Precondition();

    MachineRoutes(Services services) {
        this.services = services;
        this.path = new MachinePath(services.machines());
    }

    /// With `?state=`, `?profile=` and `?label=` only those that have all of it.
    void list(HttpServerExchange exchange) throws HttpProblem {
        Ask.onlyQueries(exchange, Set.of("limit", "after", "state", "profile", "label"));
        MachineFilter filter = MachineFilter.of(exchange);
        Optional<MacAddress> after = Ask.query(exchange, "after", MacAddress::parse);
        Optional<Integer> limit = Page.limit(exchange);
        Page<Machine> page =
                Page.of(
                        exchange,
                        matching(filter, after, limit.map(most -> most + 1)),
                        limit,
                        machine -> machine.mac().toString());
        Reply.json(
                exchange,
                200,
                JsonObject.members(
                        "machines", page.items().stream().map(this::json).toList(),
                        "next", page.next()));
    }

    private List<Machine> matching(
            MachineFilter filter, Optional<MacAddress> after, Optional<Integer> most) {
        List<Machine> found = new ArrayList<>();
        Optional<MacAddress> last = after;
        while (true) {
            List<Machine> read = services.machines().page(last, AT_ONCE);
            for (Machine machine : read) {
                if (most.isPresent() && found.size() == most.get()) return found;
                if (filter.matches(machine, services.installs()::latest)) found.add(machine);
            }
            if (read.size() < AT_ONCE) return found;
            last = Optional.of(read.getLast().mac());
        }
    }

    /// What kickstart templates are told of it.
    void kickstartValues(HttpServerExchange exchange) throws HttpProblem {
        Reply.json(exchange, 200, services.kickstarts().values(machine(exchange)));
    }

    void show(HttpServerExchange exchange) throws HttpProblem {
        answer(exchange, 200, machine(exchange));
    }

    private void answer(HttpServerExchange exchange, int status, Machine machine) {
        Map<String, Object> json = json(machine);
        Reply.tagged(exchange, status, json, tag(json));
    }

    /// Signs of life change it every second: they do not count.
    private static EntityTag tag(Map<String, Object> json) {
        Map<String, Object> settled = new LinkedHashMap<>(json);
        settled.keySet().removeAll(SIGNS_OF_LIFE);
        return EntityTag.weak(JsonObject.write(settled));
    }

    private Optional<EntityTag> tag(MacAddress mac) {
        return services.machines().find(mac).map(machine -> tag(json(machine)));
    }

    /// Sets what is given and takes away what is not.
    void put(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson {
        set(exchange, services.machines()::assign);
    }

    /// Sets what is given and leaves the rest.
    void patch(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson {
        set(exchange, services.machines()::change);
    }

    @FunctionalInterface
    private interface Setting {
        Machine apply(MacAddress mac, MachineSettings settings, Actor actor);
    }

    private void set(HttpServerExchange exchange, Setting setting)
            throws IOException, HttpProblem, MalformedJson {
        MacAddress mac = path.mac(exchange);
        JsonObject body = Ask.body(exchange, Ask.FROM_ANYBODY);
        body.allow("profile", "hostname", "labels", "addressing");
        Optional<String> profile = body.optionalText("profile");
        Optional<String> hostname = body.optionalText("hostname");
        if (profile.isPresent()) requireProfile(services.profiles(), profile.get());
        if (hostname.isPresent() && !HostnamePattern.isHostname(hostname.get()))
            throw new HttpProblem(
                    400,
                    "machine " + mac,
                    "'" + hostname.get() + "' is no host name",
                    "use letters, digits and '-', at most 63 characters between dots and 64 in all");
        MachineSettings settings =
                new MachineSettings(profile, hostname, labels(mac, body), addressing(mac, body));
        Actor actor = Callers.actor(exchange);
        changes.guard(
                exchange,
                "machine " + mac,
                () -> tag(mac),
                () -> answer(exchange, 200, setting.apply(mac, settings, actor)));
        services.wakeups().wake(mac);
    }

    private static Optional<Map<String, String>> labels(MacAddress mac, JsonObject body)
            throws MalformedJson, HttpProblem {
        if (!body.has("labels")) return Optional.empty();
        Map<String, String> labels = body.dictionary("labels");
        for (Map.Entry<String, String> label : labels.entrySet()) {
            Optional<String> problem = Labels.problem(label.getKey(), label.getValue());
            if (problem.isPresent())
                throw new HttpProblem(400, "machine " + mac, problem.get(), "write rack=r12");
        }
        return Optional.of(labels);
    }

    private static Optional<Addressing> addressing(MacAddress mac, JsonObject body)
            throws MalformedJson, HttpProblem {
        if (!body.has("addressing")) return Optional.empty();
        try {
            return Optional.of(Addressing.of(body.object("addressing")));
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(
                    400,
                    "machine " + mac,
                    e.getMessage(),
                    "write {\"method\": \"static\", \"address\": \"10.1.2.3/24\", \"gateway\":"
                            + " \"10.1.2.1\", \"nameServers\": [\"10.1.2.2\"]}");
        }
    }

    void releaseDisks(HttpServerExchange exchange) throws HttpProblem {
        Machine machine = path.machine(exchange);
        services.disks().release(machine.mac(), Callers.actor(exchange));
        show(exchange);
    }

    static void requireProfile(Profiles profiles, String name) throws HttpProblem {
        try {
            if (profiles.find(new ProfileName(name)).isPresent()) return;
        } catch (IllegalArgumentException noName) {
            throw new HttpProblem(400, "profile " + name, noName.getMessage(), "correct the name");
        }
        throw new HttpProblem(
                422,
                "profile " + name,
                "does not exist",
                "see which do: tarmac profile list; make it: tarmac profile put " + name);
    }

    void delete(HttpServerExchange exchange) throws HttpProblem {
        MacAddress mac = machine(exchange).mac();
        Actor actor = Callers.actor(exchange);
        changes.guard(
                exchange,
                "machine " + mac,
                () -> tag(mac),
                () -> {
                    if (!services.machines().delete(mac, actor)) throw notDeleted(mac);
                });
        services.door().forget(mac);
        services.presence().forget(mac);
        services.wakeups().wake(mac);
        Reply.nothing(exchange);
    }

    private HttpProblem notDeleted(MacAddress mac) {
        Optional<Install> newest = services.installs().latest(mac);
        if (newest.isEmpty()) return unknown(mac);
        return new HttpProblem(
                409,
                "machine " + mac,
                "is being installed (" + newest.get().id() + ")",
                "wait, or run: tarmac install abort " + newest.get().id());
    }

    void shell(HttpServerExchange exchange) throws HttpProblem {
        Machine machine = machine(exchange);
        services.machines().wantShell(machine.mac());
        services.wakeups().wake(machine.mac());
        Reply.json(exchange, 202, json(machine(exchange)));
    }

    private Machine machine(HttpServerExchange exchange) throws HttpProblem {
        return path.machine(exchange);
    }

    static HttpProblem unknown(MacAddress mac) {
        return new HttpProblem(
                404,
                "machine " + mac,
                "is not in the inventory",
                "add it (tarmac machine set " + mac + "), or start it: it adds itself");
    }

    private Map<String, Object> json(Machine machine) {
        Optional<Install> newest = services.installs().latest(machine.mac());
        Optional<Sign> sign = services.presence().last(machine.mac());
        return JsonObject.members(
                "mac", machine.mac().toString(),
                "state", MachineState.of(machine, newest).toString(),
                "profile", machine.profile(),
                "hostname", machine.hostname(),
                "labels", machine.labels(),
                "addressing", machine.addressing().json(),
                "rule", machine.rule(),
                "held", machine.held(),
                "address", sign.map(Sign::address).or(machine::address),
                "lastSeen", sign.map(Sign::at).or(machine::lastSeen).map(Instant::toString),
                "location", location(machine),
                "install", newest.map(install -> install.id().text()),
                "facts", machine.facts().map(FactsJson::encode));
    }

    private static Optional<Map<String, Object>> location(Machine machine) {
        return Optional.of(machine.location())
                .filter(Location::isKnown)
                .map(
                        location ->
                                JsonObject.members(
                                        "circuit", location.circuit(),
                                        "remote", location.remote()));
    }
}
