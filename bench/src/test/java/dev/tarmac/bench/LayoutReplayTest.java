package dev.tarmac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.anaconda.AnacondaPlanner;
import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.kickstart.convert.NotConverted;
import dev.tarmac.kickstart.convert.ToLayout;
import dev.tarmac.kickstart.read.KickstartReader;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
import dev.tarmac.plan.Plan;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;
import dev.tarmac.problem.Where;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is recorded of the installer goes the whole way: kickstart, layout, YAML, plan. That the
/// installer's own words agree is [PlanReplayTest]'s to see.
class LayoutReplayTest {
    /// Names the folder of the recordings, which are no part of the project.
    private static final String FOLDER = "tarmac.kickstart.data";

    /// What the installer plans without a complaint and nobody could carry out.
    private static final List<String> NOT_FOR_US =
            List.of(
                    // mdadm makes no RAID 0 with a spare.
                    "raid0 cannot replace a member that failed",
                    // Where the installer puts no boot loader, it does not look at /boot.
                    "/boot on vfat cannot hold the links and owners of an image",
                    // A mount point without a slash in front.
                    "'foo' is no mount point");

    private static final Permissions WIPE = new Permissions(true, false);
    private static final long MIB = 1L << 20;

    private final List<String> different = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int planned;

    @Test
    void thePlanOfALayoutIsTheInstallers() throws IOException, Refused {
        Path cases = Path.of(System.getProperty(FOLDER, "")).resolve("anaconda-plans.jsonl");
        assumeTrue(
                Files.exists(cases),
                "no recordings: give their folder with -D" + FOLDER + "=FOLDER");
        RecordedCases.each(
                cases, "plan", "anaconda-plans", recorded -> replay(new PlanCase(recorded)));
        assertThat(different).isEmpty();
        assertThat(refused).allMatch(why -> NOT_FOR_US.stream().anyMatch(why::endsWith));
        assertThat(planned).isPositive();
    }

    private void replay(PlanCase planCase) throws MalformedJson {
        Machine machine = planCase.machine();
        Kickstart kickstart =
                KickstartReader.readLikeReference("ks", planCase.kickstart(), planCase.version());
        if (!kickstart.errors().isEmpty()) return;
        try {
            Converted converted = ToLayout.of(Where.of("test.ks"), kickstart.statements(), machine);
            StoragePlan installers =
                    AnacondaPlanner.plan(converted.layout(), converted.sizing(), machine);
            compare(planCase.id(), converted.layout(), installers, target(machine));
        } catch (NotConverted | NotPlanned e) {
            // Such a refusal is compared by PlanReplayTest.
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    private void compare(String id, DiskLayout layout, StoragePlan installers, Target target) {
        boolean good = installers.findings().errors().isEmpty();
        try {
            Plan plan = Planner.plan(layout, target, Optional.empty(), WIPE);
            planned++;
            differ(id, PlannedStorage.of(installers), PlannedStorage.of(plan));
            DiskLayout read = LayoutYaml.read(id, LayoutYamlWriter.write(layout));
            Plan again = Planner.plan(read, target, Optional.empty(), WIPE);
            differ(id + " in YAML", plan.hash(), again.hash());
            if (!good) different.add(id + " is planned in spite of " + installers.findings());
        } catch (Refused e) {
            if (good) refused.add(id + ": " + e.problems().getFirst().what());
        }
    }

    private void differ(String id, Object expected, Object actual) {
        if (!expected.equals(actual)) different.add(id + "\n  " + expected + "\n  " + actual);
    }

    private static Target target(Machine machine) {
        return new Target(
                machine.disks().stream().map(LayoutReplayTest::facts).toList(),
                machine.firmware(),
                false,
                machine.memoryMebibytes() * MIB);
    }

    private static DiskFacts facts(Disk disk) {
        return new DiskFacts(
                disk.name(),
                Optional.of(disk.name()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                disk.bytes(),
                disk.sectorBytes(),
                disk.sectorBytes(),
                false,
                disk.label().stream().map(label -> content(disk, label)).toList(),
                disk.label().map(label -> table(disk, label == LabelType.GPT)));
    }

    private static DiskContent content(Disk disk, LabelType label) {
        String type = label == LabelType.GPT ? "gpt" : "dos";
        return new DiskContent(disk.name(), type, Optional.empty(), Optional.empty());
    }

    private static FoundTable table(Disk disk, boolean gpt) {
        return new FoundTable(
                gpt ? TableKind.GPT : TableKind.MBR,
                disk.found().stream()
                        .map(
                                found ->
                                        new FoundPartition(
                                                found.number(),
                                                found.start(),
                                                found.end() - found.start() + 1,
                                                gpt ? "0FC63DAF-8483-4772-8E79-3D69D8477DE4" : "83",
                                                Optional.empty(),
                                                Optional.empty()))
                        .toList());
    }
}
