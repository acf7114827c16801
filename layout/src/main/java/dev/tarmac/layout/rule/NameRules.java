package dev.tarmac.layout.rule;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Disk;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Problems;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Names that no tool takes, and names that mean two things.
final class NameRules {
    /// What every message and step can say without quoting.
    private static final Pattern ONE_WORD = Pattern.compile("[^\\s\\p{Cntrl}/]{1,128}");

    private final DiskLayout layout;
    private final Problems problems;

    /// Partitions, arrays, btrfs volumes and what is opened below /dev/mapper: plans call them all
    /// by their names alone.
    private final Map<String, Subject> devices = new HashMap<>();

    private NameRules(DiskLayout layout, Problems problems) {
        this.layout = layout;
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        NameRules rules = new NameRules(layout, problems);
        layout.disks().forEach(disk -> rules.spell(Subject.of(disk), Names::wrongPlain));
        layout.partitions().forEach(p -> rules.spell(Subject.of(p), Names::wrongPlain));
        layout.raids().forEach(raid -> rules.spell(Subject.of(raid), Names::wrongArray));
        layout.btrfs().forEach(volume -> rules.spell(Subject.of(volume), Names::wrongPlain));
        for (VolumeGroup group : layout.groups()) {
            rules.spell(Subject.of(group), Names::wrongGroup);
            group.volumes().forEach(volume -> rules.spell(group, volume));
        }
        rules.unique();
        rules.extended();
    }

    /// What has a meaning with Anaconda's sizing, which has its own opinion of names.
    static void checkUnique(DiskLayout layout, Problems problems) {
        NameRules rules = new NameRules(layout, problems);
        layout.devices().forEach(device -> rules.spell(Subject.of(device), NameRules::noWord));
        layout.btrfs().forEach(volume -> rules.spell(Subject.of(volume), NameRules::noWord));
        layout.groups().forEach(group -> rules.spell(Subject.of(group), NameRules::noWord));
        rules.unique();
    }

    private static Optional<String> noWord(String name) {
        return ONE_WORD.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("write one word without '/'");
    }

    private void spell(Subject subject, Function<String, Optional<String>> wrong) {
        wrong.apply(subject.name())
                .ifPresent(
                        fix ->
                                problems.add(
                                        subject.where(),
                                        subject.quoted() + " is no name for a " + subject.kind(),
                                        fix));
    }

    private void spell(VolumeGroup group, LogicalVolume volume) {
        Subject subject = Subject.of(volume);
        spell(subject, Names::wrongVolume);
        boolean hides =
                volume.cache().isPresent() || volume.type() instanceof LogicalVolume.Type.ThinPool;
        if (Names.isTooLong(Names.mapped(group.name(), volume.name()), hides))
            subject.say(
                    problems,
                    "its name and that of its group are too long together for the kernel",
                    "shorten one of them; a '-' counts twice");
    }

    private void unique() {
        Map<String, Subject> disks = new HashMap<>();
        layout.disks().forEach(disk -> enter(disks, Subject.of(disk)));
        layout.partitions().map(Subject::of).forEach(subject -> enter(devices, subject));
        layout.raids().forEach(raid -> enter(devices, Subject.of(raid)));
        layout.btrfs().forEach(volume -> enter(devices, Subject.of(volume)));
        Map<String, Subject> groups = new HashMap<>();
        for (VolumeGroup group : layout.groups()) {
            enter(groups, Subject.of(group));
            Map<String, Subject> volumes = new HashMap<>();
            group.volumes().forEach(volume -> enter(volumes, Subject.of(volume)));
        }
        opened();
    }

    private void opened() {
        Map<String, Subject> mapped = new HashMap<>();
        for (VolumeGroup group : layout.groups())
            for (LogicalVolume volume : group.volumes())
                enter(mapped, named(volume, Names.mapped(group.name(), volume.name())));
        layout.partitions().forEach(partition -> opened(mapped, partition, partition.name()));
        layout.raids().forEach(raid -> opened(mapped, raid, raid.name()));
        for (VolumeGroup group : layout.groups())
            for (LogicalVolume volume : group.volumes())
                opened(mapped, volume, group.name() + "/" + volume.name());
    }

    private void opened(Map<String, Subject> mapped, BlockDevice device, String name) {
        if (device.content().luks().isEmpty()) return;
        Subject opened = named(device, device.content().luks().get().openedName(name));
        if (device.content().luks().get().name().isPresent()) spell(opened, Names::wrongMapped);
        Subject other = devices.get(opened.name());
        if (other != null)
            problems.add(
                    device.where(),
                    Subject.of(device)
                            + " is called "
                            + opened.quoted()
                            + " once it is open, like "
                            + other
                            + " ("
                            + other.where()
                            + ")",
                    "write `encrypt: {name: ...}` with a name of its own");
        else enter(mapped, opened);
    }

    private static Subject named(BlockDevice device, String name) {
        return new Subject(device.where(), "device below /dev/mapper", name);
    }

    private void enter(Map<String, Subject> names, Subject subject) {
        Subject first = names.putIfAbsent(subject.name(), subject);
        if (first == null) return;
        String kind = subject.kind();
        problems.add(
                subject.where(),
                first.kind().equals(kind)
                        ? "a second " + subject + "; the first is at " + first.where()
                        : subject + " is called like the " + first.kind() + " at " + first.where(),
                "give each " + (first.kind().equals(kind) ? kind : "of them") + " its own name");
    }

    /// The name that plans give the partition which holds the logical ones.
    private void extended() {
        for (Disk disk : layout.disks()) {
            Subject same = devices.get("extended-" + disk.name());
            if (disk.table() == TableKind.MBR && same != null)
                same.say(
                        problems,
                        "the extended partition of " + Subject.of(disk) + " is called so",
                        "give it another name");
        }
    }
}
