package dev.tarmac.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.Golden;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.PlanText;
import dev.tarmac.plan.Step;
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

/// A case is a folder: `layout.yaml`, `machine.txt` (firmware and disks), `plan.txt`. Adding one
/// needs no Java.
class PlannerTest {
    static Stream<Path> cases() throws IOException {
        return Golden.folders("plans");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansTheLayout(Path folder) throws IOException, Refused {
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
    void keepsEveryExtentInsideAlignedAndDisjoint(Path folder) throws IOException, Refused {
        plan(folder)
                .tables()
                .forEach(
                        table -> {
                            long perMib = (1L << 20) / table.sectorBytes();
                            long next = perMib;
                            for (Extent extent : table.extents()) {
                                assertThat(extent.startSector() % perMib).isZero();
                                assertThat(extent.startSector()).isGreaterThanOrEqualTo(next);
                                next = extent.endSector() + 1;
                            }
                            long backupTable = 16384L / table.sectorBytes() + 1;
                            assertThat(next).isLessThanOrEqualTo(table.diskSectors() - backupTable);
                        });
    }

    @Test
    void endsWithWhatMakesTheDiskBootable() throws IOException, Refused {
        Plan plan = plan(Path.of("src/test/resources/plans/one-root-bios"));
        assertThat(plan.steps().getLast()).isInstanceOf(Step.MakeBootable.class);
        assertThat(plan.steps().getFirst()).isInstanceOf(Step.Wipe.class);
    }

    private static Plan plan(Path folder) throws IOException, Refused {
        String[] machine = Files.readString(folder.resolve("machine.txt")).trim().split(" ");
        return Planner.plan(
                LayoutYaml.read("layout.yaml", Files.readString(folder.resolve("layout.yaml"))),
                Target.of(disks(machine[1]), Firmware.parse(machine[0])),
                Optional.empty(),
                Permissions.NONE);
    }

    static List<DiskFacts> disks(String spec) {
        return DiskSpec.facts(DiskSpec.parse(spec));
    }
}
