package dev.tarmac.lab.trial;

import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.disk.LoopDevice;
import dev.tarmac.lab.disk.PartitionTable;
import dev.tarmac.lab.disk.Sgdisk;
import dev.tarmac.lab.disk.Signature;
import dev.tarmac.lab.disk.TableReader;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.Identifiers;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks at the files when everything that wrote to them is gone, and compares.
final class TrialReading {
    private final Plan plan;
    private final Identifiers identifiers;
    private final Map<String, TrialDisk> disks;
    private final Teardown teardown;
    private final List<Comparison> comparisons = new ArrayList<>();

    TrialReading(
            Plan plan, Identifiers identifiers, Map<String, TrialDisk> disks, Teardown teardown) {
        this.plan = plan;
        this.identifiers = identifiers;
        this.disks = disks;
        this.teardown = teardown;
    }

    List<Comparison> comparisons() throws Refused, IOException, InterruptedException {
        for (Step.WriteTable table : plan.tables().toList()) {
            TrialDisk disk = disks.get(table.disk());
            table(table, disk);
            for (Extent extent : table.extents())
                if (!extent.type().isExtended()) content(table, extent, disk);
        }
        return comparisons;
    }

    private void table(Step.WriteTable table, TrialDisk disk)
            throws Refused, IOException, InterruptedException {
        PartitionTable planned = planned(table, disk);
        Map<Integer, String> names =
                table.extents().stream().collect(Collectors.toMap(Extent::number, Extent::name));
        try (LoopDevice loop =
                teardown.make(
                        () ->
                                LoopDevice.attach(
                                        disk.file(),
                                        disk.sectorBytes(),
                                        LoopDevice.Access.READ_ONLY))) {
            for (TableReader reader : TableReader.all())
                if (reader.reads(planned.kind())) table(reader, loop.node(), table, planned, names);
            bothCopies(planned, table.disk(), loop.node());
        }
    }

    private PartitionTable planned(Step.WriteTable table, TrialDisk disk) {
        return switch (table) {
            case Step.WriteGpt _, Step.WriteMbr _ -> PartitionTable.planned(table, identifiers);
            case Step.ChangeTable change ->
                    PartitionTable.planned(change, identifiers, disk.earlier().orElseThrow());
            case Step.KeepTable _ -> disk.earlier().orElseThrow();
        };
    }

    /// A tool that finds no table, or one that it does not believe, has told a difference.
    private void table(
            TableReader reader,
            Path node,
            Step.WriteTable step,
            PartitionTable planned,
            Map<Integer, String> names)
            throws InterruptedException {
        try {
            PartitionTable read = reader.read(node, step.sectorBytes());
            comparisons.addAll(
                    TableComparison.of(reader.tool(), step.disk(), names, planned, read));
        } catch (MalformedJson | Refused e) {
            compare(
                    reader.tool(),
                    "disk " + step.disk(),
                    "table",
                    "one that can be read",
                    e.getMessage().replace('\n', ' '));
        }
    }

    private void bothCopies(PartitionTable planned, String disk, Path node)
            throws Refused, InterruptedException {
        switch (planned.kind()) {
            case GPT ->
                    compare(
                            "sgdisk",
                            "disk " + disk,
                            "problems",
                            "",
                            String.join(" ", Sgdisk.problems(node)));
            case MBR -> {
                // It has one.
            }
        }
    }

    private void content(Step.WriteTable table, Extent extent, TrialDisk disk)
            throws Refused, IOException, InterruptedException {
        String subject = "partition " + extent.name();
        if (isKept(extent)) {
            boolean there = disk.content(extent).isThere();
            compare("read", subject, "content", "as it was", there ? "as it was" : "changed");
            return;
        }
        Signature planned = planned(extent.name());
        try (LoopDevice loop =
                teardown.make(
                        () ->
                                LoopDevice.attach(
                                        disk.file(),
                                        table.sectorBytes(),
                                        LoopDevice.Access.READ_ONLY,
                                        extent.startSector(),
                                        extent.sectors()))) {
            Signature found = Signature.of(loop.node());
            compare("blkid", subject, "type", planned.type(), found.type());
            compare("blkid", subject, "label", planned.label(), found.label());
            compare("blkid", subject, "uuid", planned.uuid(), found.uuid());
        }
    }

    private boolean isKept(Extent extent) {
        return plan.disks().stream()
                .flatMap(disk -> plan.kept(disk.name()))
                .anyMatch(kept -> kept.name().equals(extent.name()));
    }

    /// Nothing where the plan makes no file system, or one that is not made here.
    private Signature planned(String partition) {
        Optional<Step.MakeFilesystem> made =
                plan.only(Step.MakeFilesystem.class)
                        .filter(make -> make.device().equals(partition))
                        .filter(make -> NotTried.isPlain(plan, make))
                        .findFirst();
        if (made.isEmpty()) return new Signature("", "", "");
        Filesystem filesystem = made.get().filesystem();
        String uuid =
                filesystem.kind() == Filesystem.Kind.VFAT
                        ? InstallOrder.vfatSerial(identifiers.filesystem(partition))
                        : identifiers.filesystem(partition).toString();
        return new Signature(filesystem.type(), filesystem.label(), uuid);
    }

    private void compare(
            String tool, String subject, String property, String planned, String found) {
        comparisons.add(new Comparison(tool, subject, property, planned, found));
    }
}
