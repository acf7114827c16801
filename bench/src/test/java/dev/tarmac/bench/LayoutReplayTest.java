package dev.tarmac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.anaconda.AnacondaPlanner;
import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.LabelType;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.partition.Placed;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedDisk;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedGroup;
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
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is recorded of the installer goes the whole way here: kickstart, layout, YAML, plan. That
/// the installer's own words agree is [PlanReplayTest]'s to see.
class LayoutReplayTest {
    /// Names the folder of the recordings, which are no part of the project.
    private static final String FOLDER = "tarmac.kickstart.data";

    private static final long MIB = 1L << 20;

    private final Map<String, List<String>> refused = new TreeMap<>();
    private final List<String> different = new ArrayList<>();
    private int planned;

    @Test
    void planOfALayoutIsTheInstallersPlan() throws IOException, Refused {
        Path cases = Path.of(System.getProperty(FOLDER, "")).resolve("anaconda-plans.jsonl");
        assumeTrue(
                Files.exists(cases),
                "no recordings: give their folder with -D" + FOLDER + "=FOLDER");
        RecordedCases.each(
                cases, "plan", "anaconda-plans", recorded -> replay(new PlanCase(recorded)));
        System.out.println(planned + " planned");
        refused.forEach(
                (why, who) ->
                        System.out.println(
                                who.size() + " " + why + " " + who.stream().limit(6).toList()));
        assertThat(different).isEmpty();
    }

    private void replay(PlanCase planCase) throws MalformedJson {
        Machine machine = planCase.machine();
        Kickstart kickstart =
                KickstartReader.readLikeReference("ks", planCase.kickstart(), planCase.version());
        if (!kickstart.errors().isEmpty()) return;
        try {
            Converted converted = ToLayout.of(kickstart.statements(), machine);
            compare(
                    planCase.id(),
                    converted,
                    AnacondaPlanner.plan(converted.layout(), converted.sizing(), machine),
                    machine);
        } catch (NotConverted | NotPlanned e) {
            // The installer refuses too.
        }
    }

    private void compare(String id, Converted converted, StoragePlan installers, Machine machine) {
        try {
            Plan plan = Planner.plan(converted.layout(), target(machine), Optional.empty(), WIPE);
            planned++;
            note(id, "tables", tables(installers), tables(plan));
            note(id, "arrays", arrays(installers), arrays(plan));
            note(id, "groups", groups(installers), groups(plan));
            note(id, "fstab", fstab(installers), fstab(plan));
            Plan again =
                    Planner.plan(
                            LayoutYaml.read(
                                    "again.yaml", LayoutYamlWriter.write(converted.layout())),
                            target(machine),
                            Optional.empty(),
                            WIPE);
            note(id, "of YAML", plan.hash(), again.hash());
        } catch (Refused e) {
            String first =
                    e.problems()
                            .getFirst()
                            .what()
                            .replaceAll("[0-9]+", "N")
                            .replaceAll("sd[a-z]|vd[a-z]", "DISK");
            refused.computeIfAbsent(first, key -> new ArrayList<>())
                    .add(id + (installers.findings().errors().isEmpty() ? "" : "(E)"));
        }
    }

    private static final Permissions WIPE = new Permissions(true, false);

    private void note(String id, String what, Object installers, Object ours) {
        if (!installers.equals(ours))
            different.add(id + " " + what + "\n  installer " + installers + "\n  ours " + ours);
    }

    private static Target target(Machine machine) {
        return new Target(
                machine.disks().stream().map(LayoutReplayTest::facts).toList(),
                machine.firmware(),
                false,
                machine.memoryMebibytes() * MIB);
    }

    private static DiskFacts facts(Disk disk) {
        boolean gpt = disk.label().filter(LabelType.GPT::equals).isPresent();
        Optional<FoundTable> table =
                disk.label()
                        .map(
                                label ->
                                        new FoundTable(
                                                gpt ? TableKind.GPT : TableKind.MBR,
                                                disk.found().stream()
                                                        .map(f -> found(f, gpt))
                                                        .toList()));
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
                table.stream()
                        .map(
                                there ->
                                        new DiskContent(
                                                disk.name(),
                                                gpt ? "gpt" : "dos",
                                                Optional.empty(),
                                                Optional.empty()))
                        .toList(),
                table);
    }

    private static FoundPartition found(Disk.FoundPartition found, boolean gpt) {
        return new FoundPartition(
                found.number(),
                found.start(),
                found.end() - found.start() + 1,
                gpt ? "0FC63DAF-8483-4772-8E79-3D69D8477DE4" : "83",
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, List<String>> tables(StoragePlan plan) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (PlannedDisk disk : plan.disks())
            if (disk instanceof PlannedDisk.Labelled(Table table))
                tables.put(
                        disk.name(),
                        table.partitions().stream().map(LayoutReplayTest::text).toList());
        return tables;
    }

    private static String text(Placed placed) {
        return placed.number() + ": " + placed.start() + "-" + placed.end();
    }

    private static Map<String, List<String>> tables(Plan plan) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        plan.tables()
                .forEach(
                        table ->
                                tables.put(
                                        table.disk(),
                                        table.extents().stream()
                                                .map(
                                                        e ->
                                                                e.number()
                                                                        + ": "
                                                                        + e.startSector()
                                                                        + "-"
                                                                        + e.endSector())
                                                .toList()));
        return tables;
    }

    private static List<String> arrays(StoragePlan plan) {
        return plan.all(Device.Array.class).map(a -> a.name() + " " + a.bytes()).toList();
    }

    private static List<String> arrays(Plan plan) {
        return plan.only(Step.CreateArray.class).map(a -> a.name() + " " + a.bytes()).toList();
    }

    private static List<String> groups(StoragePlan plan) {
        List<String> groups = new ArrayList<>();
        for (PlannedGroup planned : plan.groups()) {
            long extent = planned.group().request().extentBytes();
            groups.add(
                    planned.group().request().name() + " " + planned.group().request().extents());
            planned.group()
                    .volumes()
                    .forEach(
                            v ->
                                    groups.add(
                                            v.request().name()
                                                    + " "
                                                    + Math.ceilDiv(v.bytes(), extent) * extent));
        }
        return groups;
    }

    private static List<String> groups(Plan plan) {
        List<String> groups = new ArrayList<>();
        for (Step step : plan.steps())
            switch (step) {
                case Step.CreateGroup group -> groups.add(group.name() + " " + group.extents());
                case Step.CreateVolume volume -> groups.add(volume.name() + " " + volume.bytes());
                case Step other -> {}
            }
        return groups;
    }

    private static List<String> fstab(StoragePlan plan) {
        return plan.fstab().stream().map(LayoutReplayTest::text).sorted().toList();
    }

    private static String text(FstabLine line) {
        String options = line.options().isEmpty() ? "defaults" : line.options();
        return line.mountPoint()
                + " "
                + line.type()
                + " "
                + options
                + (line.device() instanceof Device.Luks ? ",x-systemd.device-timeout=0" : "");
    }

    private static List<String> fstab(Plan plan) {
        return plan.only(Step.WriteFstab.class)
                .flatMap(step -> step.entries().stream())
                .map(LayoutReplayTest::text)
                .sorted()
                .toList();
    }

    private static String text(FstabEntry entry) {
        return entry.path() + " " + entry.type() + " " + entry.options();
    }
}
