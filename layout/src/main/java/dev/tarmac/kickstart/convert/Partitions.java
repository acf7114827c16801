package dev.tarmac.kickstart.convert;

import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.Tmpfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The partitions of a layout and its file systems in memory, as they come together.
final class Partitions {
    private final Conversion conversion;
    private final List<FreePartition> found = new ArrayList<>();
    private final List<AskedPartition> asked = new ArrayList<>();
    private final List<Tmpfs> tmpfs = new ArrayList<>();

    Partitions(Conversion conversion) {
        this.conversion = conversion;
    }

    /// All of them: first those that are there, then in the order in which they are taken up.
    List<FreePartition> all() {
        return Stream.concat(
                        found.stream(),
                        asked.stream()
                                .sorted(Comparator.comparing(AskedPartition::request))
                                .map(AskedPartition::partition))
                .toList();
    }

    List<Tmpfs> tmpfs() {
        return List.copyOf(tmpfs);
    }

    /// Asks for what somebody else decided on; the name is made unique.
    void add(FreePartition free) {
        Partition partition = free.partition();
        String name = conversion.names().unique(partition.name());
        FreePartition named =
                new FreePartition(named(partition, name), free.disks(), free.asPrimary());
        if (partition.place() instanceof Place.There) use(named);
        else ask(named, "req" + conversion.nextId());
    }

    private static Partition named(Partition partition, String name) {
        return new Partition(
                partition.where(),
                name,
                partition.kind(),
                partition.place(),
                partition.content(),
                partition.type(),
                partition.attributes(),
                partition.uuid());
    }

    /// Uses one that is there.
    void use(FreePartition partition) {
        found.add(partition);
    }

    void add(Tmpfs memory) {
        tmpfs.add(memory);
    }

    /// Asks for a new one.
    ///
    /// @param request see [AskedPartition]
    void ask(FreePartition partition, String request) {
        asked.add(new AskedPartition(partition, request));
        conversion.call(partition.partition().name(), request);
    }

    /// A later command with the same mount point replaces an earlier one.
    void forget(String mount) {
        all().stream()
                .filter(isMountedOn(mount))
                .forEach(free -> conversion.names().free(free.partition().name()));
        asked.removeIf(asked -> isMountedOn(mount).test(asked.partition()));
        found.removeIf(isMountedOn(mount));
        tmpfs.removeIf(memory -> memory.mount().equals(mount));
    }

    private static Predicate<FreePartition> isMountedOn(String mount) {
        return free -> free.partition().content().isMountedOn(mount);
    }

    /// Whether something that has a place by now is mounted there.
    boolean holds(String mount) {
        return all().stream().anyMatch(isMountedOn(mount))
                || tmpfs.stream().anyMatch(memory -> memory.mount().equals(mount));
    }

    /// Makes members of a mirror for firmware what firmware looks for.
    void makeSystemPartitions(Set<String> members) {
        UnaryOperator<FreePartition> change =
                free -> members.contains(free.partition().name()) ? asSystem(free) : free;
        found.replaceAll(change);
        asked.replaceAll(one -> new AskedPartition(change.apply(one.partition()), one.request()));
    }

    private static FreePartition asSystem(FreePartition free) {
        Partition partition = free.partition();
        return new FreePartition(
                new Partition(
                        partition.where(),
                        partition.name(),
                        Kind.ESP,
                        partition.place(),
                        partition.content(),
                        partition.type(),
                        partition.attributes(),
                        partition.uuid()),
                free.disks(),
                free.asPrimary());
    }
}
