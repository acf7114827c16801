package dev.tarmac.layout.rule;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.Uses;
import dev.tarmac.layout.Uses.Use;
import dev.tarmac.problem.Problems;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Members of arrays, groups and btrfs volumes: there, of the right kind, and used once.
final class MemberRules {
    private final Uses uses;
    private final Problems problems;
    private final Map<String, Partition> partitions = new LinkedHashMap<>();
    private final Map<String, Raid> raids = new LinkedHashMap<>();
    private final List<String> partitionNames;
    private final List<String> deviceNames;

    private MemberRules(DiskLayout layout, Problems problems) {
        this.uses = Uses.of(layout);
        this.problems = problems;
        layout.partitions().forEach(one -> partitions.putIfAbsent(one.name(), one));
        layout.raids().forEach(raid -> raids.putIfAbsent(raid.name(), raid));
        partitionNames = List.copyOf(partitions.keySet());
        deviceNames = Stream.concat(partitionNames.stream(), raids.keySet().stream()).toList();
    }

    /// That every member is something.
    static void checkKnown(DiskLayout layout, Problems problems) {
        MemberRules rules = new MemberRules(layout, problems);
        rules.uses.all().forEach((member, by) -> by.forEach(use -> rules.known(member, use)));
    }

    static void check(DiskLayout layout, Problems problems) {
        MemberRules rules = new MemberRules(layout, problems);
        checkKnown(layout, problems);
        rules.uses.all().forEach(rules::check);
        layout.groups().stream()
                .filter(group -> group.members().isEmpty())
                .forEach(
                        group ->
                                Subject.of(group)
                                        .say(problems, "has no member", "add `members: [...]`"));
        layout.btrfs().stream()
                .filter(volume -> volume.members().isEmpty())
                .forEach(
                        volume ->
                                Subject.of(volume)
                                        .say(problems, "has no member", "add `members: [...]`"));
    }

    private void known(String member, Use use) {
        boolean array = raids.containsKey(member) && !(use instanceof Use.InRaid);
        if (partitions.containsKey(member) || array) return;
        if (raids.containsKey(member)) {
            Subject.of(use)
                    .say(
                            problems,
                            "its member " + Subject.quoted(member) + " is an array itself",
                            "write level 10 for stripes over mirrors; members are partitions");
            return;
        }
        List<String> known = use instanceof Use.InRaid ? partitionNames : deviceNames;
        Subject.of(use)
                .say(
                        problems,
                        "there is no partition " + Subject.quoted(member),
                        Hint.of(problems, member, known, "name one that is there, or add it"));
    }

    private void check(String member, List<Use> by) {
        if (by.size() > 1) twice(member, Subject.of(by.getFirst()), Subject.of(by.get(1)));
        Partition partition = partitions.get(member);
        if (partition != null) {
            holdsNothing(partition, by.getFirst());
            by.stream().limit(2).forEach(use -> kind(partition, use));
        } else if (raids.containsKey(member)) {
            holdsNothing(raids.get(member), by.getFirst());
        }
    }

    private void twice(String member, Subject first, Subject second) {
        second.say(
                problems,
                "its member "
                        + Subject.quoted(member)
                        + " is a member of "
                        + first
                        + " ("
                        + first.where()
                        + ") already",
                "use every partition once");
    }

    private void holdsNothing(BlockDevice device, Use use) {
        if (device.filesystem().isPresent() || device.mount().isPresent())
            Subject.of(device)
                    .say(
                            problems,
                            "a member of "
                                    + Subject.of(use)
                                    + " has no file system and no mount of its own",
                            "drop `filesystem` and `mount`, or do not make it a member");
        if (device instanceof Partition partition && partition.isKept())
            Subject.of(device)
                    .say(
                            problems,
                            "what is kept on it would be lost in " + Subject.of(use),
                            "write `reuse` for `keep`, or do not make it a member");
    }

    private void kind(Partition partition, Use use) {
        boolean right =
                switch (partition.kind()) {
                    case LINUX -> true;
                    case RAID -> use instanceof Use.InRaid;
                    case LVM -> use instanceof Use.InGroup;
                    // How an ESP is mirrored; what that array must be like, BootRules say.
                    case ESP -> use instanceof Use.InRaid;
                    case SWAP, BIOSBOOT, PREP -> false;
                };
        if (!right)
            Subject.of(partition)
                    .say(
                            problems,
                            "of type "
                                    + partition.kind().word()
                                    + ", but a member of "
                                    + Subject.of(use),
                            "drop `type`, it follows from the use; or take another partition");
    }
}
