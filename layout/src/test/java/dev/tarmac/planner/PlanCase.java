package dev.tarmac.planner;

import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Plan;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A folder below `plans`: `layout.yaml`, `machine.txt`, and what is expected. The machine is a
/// firmware, and disks or a file with facts; `wipe` behind them allows to destroy what those show.
public final class PlanCase {
    private PlanCase() {}

    public static Plan plan(Path folder) throws IOException, Refused, MalformedJson {
        List<String> machine =
                List.of(Files.readString(folder.resolve("machine.txt")).trim().split(" "));
        return Planner.plan(
                LayoutYaml.read("layout.yaml", Files.readString(folder.resolve("layout.yaml"))),
                target(folder, Firmware.parse(machine.getFirst()), machine.get(1)),
                Optional.empty(),
                new Permissions(machine.contains("wipe"), false));
    }

    private static Target target(Path folder, Firmware firmware, String machine)
            throws IOException, MalformedJson {
        if (!machine.endsWith(".json"))
            return Target.of(DiskSpec.facts(DiskSpec.parse(machine)), firmware);
        String facts = Files.readString(folder.resolve(machine));
        return Target.of(FactsJson.decode(JsonObject.parse(facts)), firmware);
    }
}
