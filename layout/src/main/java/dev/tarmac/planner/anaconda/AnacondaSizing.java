package dev.tarmac.planner.anaconda;

import dev.tarmac.anaconda.AnacondaPlanner;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Machine;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.anaconda.tree.StoragePlan.Finding;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.layout.DiskHandling;
import dev.tarmac.layout.DiskHandling.BootLoader.Location;
import dev.tarmac.layout.DiskHandling.Clearing;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Sizing;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.layout.rule.LayoutRules;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.planner.storage.Storage;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Sizes a layout as the installer does.
public final class AnacondaSizing {
    /// The boot loader of this one reads all that GRUB reads here.
    private static final Product PRODUCT = Product.FEDORA;

    private final DiskLayout layout;
    private final Sizing.Anaconda sizing;
    private final List<DiskFacts> present;
    private final Machine machine;
    private final Problems problems;
    private final List<String> notices;
    private final DeviceNames names;

    /// Takes what is planned for.
    ///
    /// @param sizing that of the layout
    /// @param present all disks of the machine
    /// @param notices where warnings go
    public AnacondaSizing(
            DiskLayout layout,
            Sizing.Anaconda sizing,
            List<DiskFacts> present,
            Firmware firmware,
            long memoryBytes,
            Problems problems,
            List<String> notices) {
        this.layout = layout;
        this.sizing = sizing;
        this.present = present;
        this.machine =
                InstallerMachine.of(
                        present,
                        firmware,
                        memoryBytes,
                        Optional.empty(),
                        Flavor.valueOf(sizing.release().name()),
                        PRODUCT);
        this.problems = problems;
        this.notices = notices;
        this.names = new DeviceNames(layout);
    }

    /// All that will be on the disks; empty when there is a problem.
    ///
    /// @param disks gets the disks of the plan, by their names in it
    public Optional<Storage> storage(Map<String, DiskFacts> disks) {
        int before = problems.list().size();
        refuse();
        Optional<StoragePlan> plan = plan();
        plan.map(StoragePlan::findings)
                .ifPresent(
                        findings -> {
                            findings.errors().forEach(this::refuse);
                            findings.warnings().forEach(w -> notices.add(w.message()));
                        });
        if (problems.list().size() == before) problems.addAll(LayoutRules.checkMaking(layout));
        if (problems.list().size() > before) return Optional.empty();
        Storage storage = storage(plan.orElseThrow());
        if (problems.list().size() > before) return Optional.empty();
        noteMbr(storage);
        for (DiskChange change : storage.disks())
            disks.put(change.disk().name(), facts(change.disk().name()));
        return Optional.of(storage);
    }

    /// What this planner does not do although the installer does.
    private void refuse() {
        DiskHandling handling = sizing.handling();
        if (handling.bootLoader().location() == Location.PARTITION)
            problems.add(
                    handling.places().boot(),
                    "no boot loader is put into a partition: GRUB would read itself by block numbers",
                    "leave the location out");
        boolean clearsAll =
                handling.clearing() instanceof Clearing.All && handling.drives().isEmpty();
        if (clearsAll) return;
        for (DiskFacts disk : present)
            if (InstallerMachine.unread(disk).isPresent())
                problems.add(
                        handling.places().cleared(),
                        "nobody reported the partitions of " + disk.name(),
                        "let the agent of this release look at the machine, or clear all disks");
    }

    private Optional<StoragePlan> plan() {
        try {
            return Optional.of(AnacondaPlanner.plan(layout, sizing, machine));
        } catch (NotPlanned e) {
            Problem problem = e.refusal().problem(whole());
            problems.add(problem.where(), problem.what(), problem.fix());
            return Optional.empty();
        }
    }

    private void refuse(Finding finding) {
        problems.add(
                finding.about().flatMap(names::place).orElse(whole()),
                finding.message(),
                finding.fix());
    }

    /// The place of what is said of all of it.
    private Where whole() {
        return sizing.partitions().stream()
                .findFirst()
                .map(free -> Where.of(free.partition().where().file()))
                .orElse(sizing.handling().places().cleared());
    }

    /// UEFI 2.10, 5.2.2 has it, and not every firmware.
    private void noteMbr(Storage storage) {
        if (machine.firmware() != Firmware.UEFI) return;
        storage.extents()
                .filter(extent -> extent.type().equals(PartitionType.MBR_ESP))
                .forEach(
                        extent ->
                                notices.add(
                                        "'"
                                                + extent.name()
                                                + "' is an EFI system partition in an MBR: firmware is"
                                                + " only sure to find one in a GPT"));
    }

    private DiskFacts facts(String name) {
        return present.stream().filter(disk -> disk.name().equals(name)).findFirst().orElseThrow();
    }

    private Storage storage(StoragePlan plan) {
        List<String> starts = starts(plan.boot());
        Stack stack = new Stack(layout, plan, names);
        InstallerMounts mounts = new InstallerMounts(names, whole());
        return new Storage(
                changes(plan, starts),
                stack.steps(),
                plan.fstab().stream().map(mounts::of).toList(),
                stack.crypttab(),
                places(plan),
                starts);
    }

    private List<DiskChange> changes(StoragePlan plan, List<String> starts) {
        List<DiskChange> changes = new ArrayList<>();
        for (StoragePlan.PlannedDisk disk : plan.disks()) {
            DiskFacts facts = facts(disk.name());
            Where where = place(disk.name());
            if (disk instanceof StoragePlan.PlannedDisk.Labelled(var table)) {
                Tables change = new Tables(facts, table, names);
                if (change.isWritten() || change.isUsed()) {
                    if (change.isWritten() && change.keepsLogical()) refuseLogical(facts, where);
                    changes.add(change.change(where, sizing.handling().places().cleared()));
                    continue;
                }
            }
            if (starts.contains(disk.name())) changes.add(Tables.untouched(facts, where));
        }
        return changes;
    }

    private void refuseLogical(DiskFacts disk, Where where) {
        problems.add(
                where,
                "logical partitions of "
                        + disk.name()
                        + " stay: their places hang on a chain of tables, which is written anew",
                "clear that disk, or leave it alone");
    }

    /// The nearest that the author says of a disk: a partition that must lie there, or the
    /// clearing.
    private Where place(String disk) {
        return sizing.partitions().stream()
                .filter(free -> free.disks().equals(List.of(disk)))
                .findFirst()
                .map(FreePartition::partition)
                .map(partition -> partition.where())
                .orElse(sizing.handling().places().cleared());
    }

    /// The disk that the installer starts from, and all that hold a part of a mirrored /boot. Of no
    /// meaning to UEFI, which starts from its own partition.
    private List<String> starts(BootDevices boot) {
        if (machine.firmware() == Firmware.UEFI || boot.skipped()) return List.of();
        Set<String> starts = new LinkedHashSet<>();
        boot.firstDisk().ifPresent(starts::add);
        boot.second()
                .filter(Device.Array.class::isInstance)
                .ifPresent(array -> disks(array).forEach(starts::add));
        return List.copyOf(starts);
    }

    private static Stream<String> disks(Device device) {
        return device instanceof Device.OnDisk partition
                ? Stream.of(partition.disk().name())
                : device.under().stream().flatMap(AnacondaSizing::disks);
    }

    private Map<String, Where> places(StoragePlan plan) {
        Map<String, Where> places = new HashMap<>();
        for (Device device : plan.devices())
            names.place(device).ifPresent(where -> places.put(names.of(device), where));
        for (VolumeGroup group : layout.groups())
            places.put(Storage.group(group.name()), group.where());
        return places;
    }
}
