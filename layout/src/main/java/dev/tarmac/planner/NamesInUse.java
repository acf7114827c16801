package dev.tarmac.planner;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.planner.storage.Storage;
import dev.tarmac.problem.Problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stays on the machine must not bear a name that the new system goes by: two arrays, groups
/// or UUIDs of one name are mixed up at boot.
final class NamesInUse {
    private final Storage storage;
    private final List<DiskContent> staying;
    private final Problems problems;

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
