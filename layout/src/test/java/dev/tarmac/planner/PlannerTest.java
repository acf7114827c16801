package dev.tarmac.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.Golden;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.Step;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A case is a folder: `layout.yaml`, `machine.txt`, `plan.txt`. The machine is a firmware and
/// disks or a file with facts; `wipe` behind them allows to destroy what those show. Adding a case
/// needs no Java.
class PlannerTest {
    static Stream<Path> cases() throws IOException {
        return Golden.folders("plans");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansTheLayout(Path folder) throws IOException, Refused, MalformedJson {
        Golden.check(folder.resolve("plan.txt"), PlanText.of(plan(folder)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void survivesTheWayThroughJson(Path folder) throws IOException, Refused, MalformedJson {
        Plan plan = plan(folder);
        String json = JsonObject.write(PlanJson.encode(plan));
        assertThat(PlanJson.decode(JsonObject.parse(json))).isEqualTo(plan);
        assertThat(PlanJson.decode(JsonObject.parse(json)).hash()).isEqualTo(plan.hash());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsEveryExtentInsideAlignedAndDisjoint(Path folder)
            throws IOException, Refused, MalformedJson {
        plan(folder)
                .tables()
                .forEach(
                        table -> {
                            long perMib = (1L << 20) / table.sectorBytes();
                            long next = perMib;
                            for (Extent extent : table.extents()) {
                                if (extent.type().equals(PartitionType.MBR_EXTENDED)) continue;
                                assertThat(extent.startSector() % perMib).isZero();
                                assertThat(extent.startSector()).isGreaterThanOrEqualTo(next);
                                next = extent.endSector() + 1;
                            }
                            long backupTable = 16384L / table.sectorBytes() + 1;
                            assertThat(next).isLessThanOrEqualTo(table.diskSectors() - backupTable);
                        });
    }

    @Test
    void endsWithWhatMakesTheDiskBootable() throws IOException, Refused, MalformedJson {
        Plan plan = plan(Path.of("src/test/resources/plans/one-root-bios"));
        assertThat(plan.steps().getLast()).isInstanceOf(Step.MakeBootable.class);
        assertThat(plan.steps().getFirst()).isInstanceOf(Step.Wipe.class);
    }

    private static Plan plan(Path folder) throws IOException, Refused, MalformedJson {
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
        if (!machine.endsWith(".json")) return Target.of(disks(machine), firmware);
        String facts = Files.readString(folder.resolve(machine));
        return Target.of(FactsJson.decode(JsonObject.parse(facts)), firmware);
    }

    static List<DiskFacts> disks(String spec) {
        return DiskSpec.facts(DiskSpec.parse(spec));
    }
}
