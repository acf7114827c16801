package dev.tarmac.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What partitions and arrays are members of.
public final class Uses {
    private final Map<String, List<Use>> byMember = new LinkedHashMap<>();

    private Uses() {}

    public static Uses of(DiskLayout layout) {
        return of(layout.raids(), layout.groups(), layout.btrfs());
    }

    public static Uses of(List<Raid> raids, List<VolumeGroup> groups, List<Btrfs> btrfs) {
        Uses uses = new Uses();
        for (Raid raid : raids) {
            raid.members().forEach(member -> uses.add(member, new Use.InRaid(raid)));
            raid.spares().forEach(spare -> uses.add(spare, new Use.InRaid(raid)));
        }
        for (VolumeGroup group : groups)
            group.members().forEach(member -> uses.add(member, new Use.InGroup(group)));
        for (Btrfs volume : btrfs)
            volume.members().forEach(member -> uses.add(member, new Use.InBtrfs(volume)));
        return uses;
    }

    private void add(String member, Use use) {
        byMember.computeIfAbsent(member, name -> new ArrayList<>()).add(use);
    }

    /// All of them, by the names of the members, in the order in which they are said.
    public Map<String, List<Use>> all() {
        return Collections.unmodifiableMap(byMember);
    }

    /// More than one is a mistake.
    public List<Use> of(String member) {
        return List.copyOf(byMember.getOrDefault(member, List.of()));
    }

    public boolean isMember(String name) {
        return byMember.containsKey(name);
    }

    /// The kind that a partition of that name has when nobody says one; empty where its use does
    /// not tell.
    public Optional<Partition.Kind> kind(String partition) {
        return of(partition).stream()
                .findFirst()
                .flatMap(
                        use ->
                                switch (use) {
                                    case Use.InRaid ignored -> Optional.of(Partition.Kind.RAID);
                                    case Use.InGroup ignored -> Optional.of(Partition.Kind.LVM);
                                    case Use.InBtrfs ignored -> Optional.empty();
                                });
    }

    /// Being a member of something.
    public sealed interface Use {
        /// Active or as a spare.
        record InRaid(Raid raid) implements Use {}

        /// As a physical volume.
        record InGroup(VolumeGroup group) implements Use {}

        record InBtrfs(Btrfs volume) implements Use {}
    }
}
