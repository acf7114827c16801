package dev.tarmac.lab;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.disk.PartitionTable;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.server.Install;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.Step;
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
        Map<String, UUID> diskUuids,
        Map<String, UUID> partitionUuids,
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
                uuids(order.dictionary("diskUuids")),
                uuids(order.dictionary("partitionUuids")),
                json.object("tftp").texts("files"),
                json);
    }

    private static Map<String, UUID> uuids(Map<String, String> texts) {
        Map<String, UUID> uuids = new HashMap<>();
        texts.forEach((name, text) -> uuids.put(name, UUID.fromString(text)));
        return uuids;
    }

    /// The table that the plan wants on a disk.
    PartitionTable plannedTable(String disk) {
        Step.WriteTable step =
                plan.tables().filter(table -> table.disk().equals(disk)).findFirst().orElseThrow();
        return PartitionTable.planned(step, diskUuids, partitionUuids);
    }
}
