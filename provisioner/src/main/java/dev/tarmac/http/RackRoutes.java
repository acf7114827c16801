package dev.tarmac.http;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.machine.Machine;
import dev.tarmac.machine.Machines;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;
import dev.tarmac.profile.Profiles;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.rack.EntryCheck;
import dev.tarmac.rack.RackEntry;
import dev.tarmac.rack.RackList;
import dev.tarmac.rack.RackList.Imported;
import dev.tarmac.rack.RackListFile;
import dev.tarmac.rule.Appearance;

import io.undertow.server.HttpServerExchange;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `/api/v1/rack`: the rack list, and how what appeared differs from it.
final class RackRoutes {
    private final RackList rack;
    private final Machines machines;
    private final Profiles profiles;

    RackRoutes(RackList rack, Machines machines, Profiles profiles) {
        this.rack = rack;
        this.machines = machines;
        this.profiles = profiles;
    }

    void list(HttpServerExchange exchange) {
        Map<String, Machine> bySerial = new HashMap<>();
        Map<MacAddress, Machine> byMac = new HashMap<>();
        for (Machine machine : machines.list()) {
            byMac.put(machine.mac(), machine);
            machine.serial().ifPresent(serial -> bySerial.put(lower(serial), machine));
        }
        List<Map<String, Object>> entries =
                rack.list().stream()
                        .map(
                                entry ->
                                        json(
                                                entry,
                                                entry.serial()
                                                        .map(serial -> bySerial.get(lower(serial)))
                                                        .or(() -> entry.mac().map(byMac::get))))
                        .toList();
        Reply.json(exchange, 200, JsonObject.members("machines", entries));
    }

    private static String lower(String serial) {
        return serial.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> json(RackEntry entry, Optional<Machine> machine) {
        List<Problem> differences =
                machine.flatMap(Appearance::of)
                        .map(shown -> EntryCheck.differences(entry, shown))
                        .orElse(List.of());
        return JsonObject.members(
                "name", entry.name(),
                "fields", entry.fields(),
                "appeared", machine.map(known -> known.mac().toString()),
                "differences", differences.stream().map(Problem::what).toList());
    }

    /// Adds the machines of a file; those of the same name are replaced.
    void put(HttpServerExchange exchange) throws IOException, HttpProblem, MalformedJson, Refused {
        JsonObject body = Ask.body(exchange, Ask.FROM_AGENTS);
        body.allow("file", "text");
        String file = body.optionalText("file").orElse("rack list");
        List<RackEntry> entries = RackListFile.read(file, body.text("text"));
        requireProfiles(file, entries);
        switch (rack.put(entries, Callers.actor(exchange))) {
            case Imported.Done(int added, int replaced) ->
                    Reply.json(
                            exchange,
                            200,
                            JsonObject.members("added", added, "replaced", replaced));
            case Imported.Taken(String name, String by) ->
                    throw new HttpProblem(
                            409,
                            file,
                            name + " has the serial number or address of " + by,
                            "correct the list, or take the other out: tarmac rack delete " + by);
        }
    }

    private void requireProfiles(String file, List<RackEntry> entries) throws Refused {
        Problems problems = new Problems();
        entries.stream()
                .flatMap(entry -> entry.profile().stream())
                .distinct()
                .filter(name -> profiles.find(name).isEmpty())
                .forEach(
                        name ->
                                problems.add(
                                        Where.of(file),
                                        "no profile " + name,
                                        "make it first: tarmac profile put " + name));
        problems.throwIfAny();
    }

    void delete(HttpServerExchange exchange) throws HttpProblem {
        String name = Ask.path(exchange, "name", text -> text);
        if (!rack.delete(name, Callers.actor(exchange)))
            throw new HttpProblem(
                    404,
                    "rack list",
                    "has no machine " + name,
                    "see which it has: tarmac rack list");
        Reply.nothing(exchange);
    }
}
