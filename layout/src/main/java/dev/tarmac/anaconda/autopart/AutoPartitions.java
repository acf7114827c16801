package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.partition.PartitionRequest;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.WantedPartition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The partitions of an automatic layout: one on every disk for volumes to lie on, and those that
/// are partitions in their own right.
final class AutoPartitions {
    private static final long MEMBER = 500 * MIB;
    private static final long SMALL_MEMBER = 256 * MIB;

    private final Situation situation;
    private final List<Table> candidates;
    private final DeviceTree tree;
    private final List<WantedPartition> members = new ArrayList<>();
    private final List<WantedPartition> others = new ArrayList<>();

    AutoPartitions(Situation situation, List<Table> candidates, DeviceTree tree) {
        this.situation = situation;
        this.candidates = candidates;
        this.tree = tree;
    }

    /// Asks for one partition on every candidate, as large as can be.
    void addMembers(FormatType type, Optional<Encryption> encryption) {
        for (Table table : candidates)
            members.add(
                    wanted(
                            Format.of(type),
                            encryption,
                            MEMBER,
                            true,
                            OptionalLong.empty(),
                            List.of(table.disk().name())));
    }

    void add(AutoRequest request, Optional<Encryption> encryption) throws NotPlanned {
        long largest = candidates.stream().mapToLong(Table::largestFreeBytes).max().orElse(0);
        if (request.bytes() > largest)
            throw NotPlanned.whole(
                    Refusal.Kind.SPACE,
                    "No big enough free space on disks for automatic partitioning");
        List<String> disks =
                request.onlyDisk()
                        .map(List::of)
                        .orElseGet(() -> candidates.stream().map(t -> t.disk().name()).toList());
        others.add(
                wanted(
                        request.format(),
                        encryption,
                        request.bytes(),
                        request.grows(),
                        request.maximum(),
                        disks));
        long member = members.stream().mapToLong(m -> m.request().bytes()).min().orElse(0);
        if (request.bytes() + member > largest) members.replaceAll(AutoPartitions::smaller);
    }

    private static WantedPartition smaller(WantedPartition member) {
        return new WantedPartition(member.request().withBytes(SMALL_MEMBER), member.inside());
    }

    private WantedPartition wanted(
            Format format,
            Optional<Encryption> encryption,
            long bytes,
            boolean grows,
            OptionalLong maximum,
            List<String> disks) {
        Format outside = encryption.map(Encryption::format).orElse(format);
        PartitionRequest request =
                new PartitionRequest(
                        "req" + tree.nextId(),
                        outside,
                        bytes,
                        grows,
                        maximum,
                        false,
                        disks,
                        situation.weight(outside));
        return new WantedPartition(request, encryption.map(e -> format));
    }

    List<WantedPartition> members() {
        return List.copyOf(members);
    }

    List<WantedPartition> all() {
        List<WantedPartition> all = new ArrayList<>(members);
        all.addAll(others);
        return all;
    }
}
