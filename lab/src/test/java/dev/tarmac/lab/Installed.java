package dev.tarmac.lab;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.server.Install;
import dev.tarmac.order.Identifiers;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An install with all that the server tells of it, and the machine it was done on.
record Installed(
        MachineSpec machine,
        Install install,
        Plan plan,
        Identifiers identifiers,
        List<String> tftpFiles,
        JsonObject json) {
    static Installed read(Rack rack, MachineSpec machine, String id)
            throws Refused, IOException, InterruptedException, MalformedJson {
        JsonObject json = rack.server().api().get("/api/v1/installs/" + id);
        JsonObject order = json.object("order");
        return new Installed(
                machine,
                Install.decode(json),
                PlanJson.decode(json.object("plan")),
                new Identifiers(
                        uuids(order.dictionary("diskUuids")),
                        uuids(order.dictionary("partitionUuids")),
                        uuids(order.dictionary("filesystemUuids"))),
                json.object("tftp").texts("files"),
                json);
    }

    private static Map<String, UUID> uuids(Map<String, String> texts) {
        Map<String, UUID> uuids = new HashMap<>();
        texts.forEach((name, text) -> uuids.put(name, UUID.fromString(text)));
        return uuids;
    }
}
