package dev.tarmac.lab.trial;

import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.agent.run.Nodes;
import dev.tarmac.agent.run.SfdiskTable;
import dev.tarmac.agent.run.StepCommands;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.disk.LoopDevice;
import dev.tarmac.lab.disk.PartitionTable;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.order.Identifiers;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Runs the agent's commands for tables and for file systems on plain partitions, each on a loop
/// device that is there for that command alone.
final class TrialWriting {
    private static final String FIX =
            "the machine's agent would fail the same way; see what the program says of its words";

    private final Plan plan;
    private final Identifiers identifiers;
    private final Map<String, TrialDisk> disks;
    private final Teardown teardown;
    private final Map<String, SfdiskTable> before = new HashMap<>();

    TrialWriting(
            Plan plan, Identifiers identifiers, Map<String, TrialDisk> disks, Teardown teardown) {
        this.plan = plan;
        this.identifiers = identifiers;
        this.disks = disks;
        this.teardown = teardown;
    }

    void run() throws Refused, IOException, InterruptedException {
        for (TrialDisk disk : disks.values())
            if (disk.earlier().isPresent()) earlier(disk, disk.earlier().get());
        for (PlannedDisk planned : plan.disks())
            for (Extent kept : plan.kept(planned.name()).toList())
                if (!kept.type().isExtended()) disk(planned.name()).content(kept).write();
        for (Step step : plan.steps()) run(step);
    }

    private void earlier(TrialDisk disk, PartitionTable table)
            throws Refused, IOException, InterruptedException {
        try (LoopDevice loop = attach(disk)) {
            run(EarlierTable.command(table, loop.node()), disk.planned().name());
            before.put(disk.planned().name(), read(loop));
        }
    }

    private static SfdiskTable read(LoopDevice loop) throws Refused, InterruptedException {
        try {
            return SfdiskTable.decode(
                    JsonObject.parse(Tool.run("sfdisk", "--json", loop.node().toString())));
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at("sfdisk", e.getMessage(), "this version of it is not known here"),
                    e);
        }
    }

    private void run(Step step) throws Refused, IOException, InterruptedException {
        switch (step) {
            case Step.Wipe wipe -> onDisk(wipe, wipe.disk());
            case Step.WriteGpt table -> onDisk(table, table.disk());
            case Step.WriteMbr table -> onDisk(table, table.disk());
            case Step.ChangeTable table -> change(table);
            case Step.MakeFilesystem make -> {
                if (NotTried.isPlain(plan, make)) onPartition(make);
            }
            case Step.KeepTable _,
                    Step.CreateArray _,
                    Step.Encrypt _,
                    Step.CreateGroup _,
                    Step.CreateVolume _,
                    Step.CacheVolume _,
                    Step.MakeBtrfs _,
                    Step.CreateSubvolume _,
                    Step.Mount _,
                    Step.Unpack _,
                    Step.WriteFstab _,
                    Step.WriteCrypttab _,
                    Step.WriteMdadmConf _,
                    Step.Configure _,
                    Step.Grub _,
                    Step.Flush _,
                    Step.MakeBootable _ -> {
                // [NotTried] tells of these.
            }
        }
    }

    private void onDisk(Step step, String name) throws Refused, IOException, InterruptedException {
        try (LoopDevice loop = attach(disk(name))) {
            Nodes nodes = new OneNode(name, loop.node());
            for (Command command : StepCommands.of(step, nodes, identifiers).stream().toList())
                run(command, name);
        }
    }

    private void change(Step.ChangeTable table) throws Refused, IOException, InterruptedException {
        SfdiskTable there = before.get(table.disk());
        if (there == null)
            throw new Refused(
                    "disk " + table.disk(),
                    "has no partitions that could be kept",
                    "give the machine's facts, with its partition table: --facts FACTS.json");
        try (LoopDevice loop = attach(disk(table.disk()))) {
            Nodes nodes = new OneNode(table.disk(), loop.node());
            run(StepCommands.of(table, there, nodes, identifiers), table.disk());
        }
    }

    private void onPartition(Step.MakeFilesystem make)
            throws Refused, IOException, InterruptedException {
        String name = make.device();
        TrialDisk disk = disk(plan.tableOf(name).orElseThrow().disk());
        Extent extent = plan.extent(name).orElseThrow();
        try (LoopDevice loop =
                teardown.make(
                        () ->
                                LoopDevice.attach(
                                        disk.file(),
                                        disk.sectorBytes(),
                                        LoopDevice.Access.READ_WRITE,
                                        extent.startSector(),
                                        extent.sectors()))) {
            Nodes nodes = new OneNode(name, loop.node());
            run(StepCommands.of(make, nodes, identifiers).orElseThrow(), name);
        }
    }

    private static void run(Command command, String where) throws Refused {
        Processes.run(command, where, FIX);
    }

    private LoopDevice attach(TrialDisk disk) throws Refused, IOException, InterruptedException {
        return teardown.make(
                () ->
                        LoopDevice.attach(
                                disk.file(), disk.sectorBytes(), LoopDevice.Access.READ_WRITE));
    }

    private TrialDisk disk(String name) {
        TrialDisk disk = disks.get(name);
        if (disk == null) throw new IllegalArgumentException("no disk '" + name + "' in the plan");
        return disk;
    }

    /// The one device that a command is for.
    private record OneNode(String name, Path node) implements Nodes {
        @Override
        public Path disk(String disk) {
            return of(disk);
        }

        @Override
        public Path partition(String partition) {
            return of(partition);
        }

        private Path of(String wanted) {
            if (!wanted.equals(name))
                throw new IllegalArgumentException(wanted + " is not attached, " + name + " is");
            return node;
        }
    }
}
