package dev.tarmac.planner;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.planner.storage.Storage;
import dev.tarmac.problem.Problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What stays on the machine must not bear a name that the new system goes by: two arrays, groups
/// or UUIDs of one name are mixed up at boot.
final class NamesInUse {
    private final Storage storage;
    private final List<DiskContent> staying;
    private final Problems problems;
    private final List<FoundPartition> partitions = new ArrayList<>();

    /// @param present all disks of the machine
    /// @param planned those that the plan writes to, by their names in the plan
    NamesInUse(
            Storage storage,
            List<DiskFacts> present,
            Map<String, DiskFacts> planned,
            Problems problems) {
        this.storage = storage;
        this.staying = staying(storage, present, planned);
        this.problems = problems;
        for (DiskFacts disk : present)
            if (!planned.containsValue(disk))
                disk.table().ifPresent(table -> partitions.addAll(table.partitions()));
        for (DiskChange change : storage.disks()) {
            Set<Integer> kept =
                    change.keeping().stream().map(Extent::number).collect(Collectors.toSet());
            planned.get(change.disk().name())
                    .table()
                    .ifPresent(
                            table ->
                                    table.partitions().stream()
                                            .filter(one -> kept.contains(one.number()))
                                            .forEach(partitions::add));
        }
    }

    private void partition(Extent extent) {
        for (FoundPartition one : partitions)
            if (extent.uuid().isPresent()
                    && one.uuid().filter(extent.uuid().get()::equalsIgnoreCase).isPresent())
                problems.add(
                        storage.place(extent.name()),
                        "the UUID "
                                + extent.uuid().get()
                                + " of partition '"
                                + extent.name()
                                + "' is in use on the machine, by a partition that stays",
                        "write another `part-uuid`, or none");
    }

    private static List<DiskContent> staying(
            Storage storage, List<DiskFacts> present, Map<String, DiskFacts> planned) {
        List<DiskContent> staying = new ArrayList<>();
        for (DiskFacts disk : present)
            if (!planned.containsValue(disk)) staying.addAll(disk.contents());
        for (DiskChange change : storage.disks()) {
            DiskFacts facts = planned.get(change.disk().name());
            facts.contents().stream()
                    .filter(content -> !change.disk().destroys().contains(content))
                    .forEach(staying::add);
        }
        return staying;
    }

    void check() {
        storage.extents().forEach(this::partition);
        for (Step step : storage.made())
            switch (step) {
                case Step.CreateArray array -> array(array);
                case Step.CreateGroup group -> group(group);
                case Step.MakeBtrfs btrfs -> uuid(btrfs.name(), btrfs.filesystem());
                case Step.MakeFilesystem made -> uuid(made.device(), made.filesystem());
                case Step other -> {}
            }
    }

    /// An array says its name with the host that made it: `host:name`.
    private void array(Step.CreateArray array) {
        for (DiskContent content : staying)
            if (content.type().equals("md")
                    && content.label().filter(label -> isArray(label, array.name())).isPresent())
                refuse(array.name(), content, "array '" + array.name() + "'", "name it otherwise");
    }

    private static boolean isArray(String label, String name) {
        return label.equals(name) || label.endsWith(":" + name);
    }

    private void group(Step.CreateGroup group) {
        for (DiskContent content : staying)
            if (content.type().equals("lvm2") && content.label().equals(Optional.of(group.name())))
                refuse(
                        Storage.group(group.name()),
                        content,
                        "volume group '" + group.name() + "'",
                        "name it otherwise");
    }

    /// Only what the author wrote: drawn UUIDs are nobody else's.
    private void uuid(String device, Filesystem filesystem) {
        for (DiskContent content : staying)
            if (filesystem.uuid().isPresent()
                    && content.uuid().filter(filesystem.uuid().get()::equalsIgnoreCase).isPresent())
                refuse(
                        device,
                        content,
                        "the UUID " + filesystem.uuid().get() + " of '" + device + "'",
                        "write another UUID, or none");
    }

    private void refuse(String device, DiskContent content, String what, String fix) {
        problems.add(
                storage.place(device),
                what + " is in use on the machine, and stays there: " + content,
                fix + ", or let the layout wipe what bears it");
    }
}
