package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.FreePartition;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Size;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The partitions of an automatic layout: one on every disk for volumes to lie on, and those that
/// are partitions in their own right.
final class AutoPartitions {
    private static final long MEMBER = 500 * MIB;
    private static final long SMALL_MEMBER = 256 * MIB;

    private final Where where;
    private final List<Table> candidates;
    private final List<FreePartition> others = new ArrayList<>();

    /// What the members have at least; 0 as long as there are none.
    private long member;

    private Kind memberKind = Kind.LVM;
    private Optional<Luks> memberLuks = Optional.empty();

    /// @param where the place of the command
    AutoPartitions(Where where, List<Table> candidates) {
        this.where = where;
        this.candidates = candidates;
    }

    /// Asks for one partition on every candidate, as large as can be.
    void addMembers(Kind kind, Optional<Luks> luks) {
        member = MEMBER;
        memberKind = kind;
        memberLuks = luks;
    }

    void add(AutoRequest request) throws NotPlanned {
        long largest = candidates.stream().mapToLong(Table::largestFreeBytes).max().orElse(0);
        if (request.bytes() > largest)
            throw NotPlanned.whole(
                    Refusal.Kind.SPACE,
                    Optional.of(where),
                    "No big enough free space on disks for automatic partitioning",
                    "let larger disks be cleared");
        List<String> disks =
                request.onlyDisk()
                        .map(List::of)
                        .orElseGet(() -> candidates.stream().map(t -> t.disk().name()).toList());
        others.add(free(request.name(), request.kind(), request.size(), request.content(), disks));
        if (member > 0 && request.bytes() + member > largest) member = SMALL_MEMBER;
    }

    private FreePartition free(
            String name, Kind kind, Size size, Content content, List<String> disks) {
        return new FreePartition(Partition.made(where, name, kind, size, content), disks, false);
    }

    /// What volumes lie on.
    List<FreePartition> members() {
        if (member == 0) return List.of();
        List<FreePartition> members = new ArrayList<>();
        String prefix = memberKind == Kind.LVM ? "pv" : "btrfs";
        for (Table table : candidates)
            members.add(
                    free(
                            "%s.%02d".formatted(prefix, members.size() + 1),
                            memberKind,
                            new Size.Growing(member, OptionalLong.empty()),
                            new Content(
                                    memberLuks,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()),
                            List.of(table.disk().name())));
        return members;
    }

    /// All of them, in the order in which they are asked for.
    List<FreePartition> all() {
        List<FreePartition> all = new ArrayList<>(members());
        all.addAll(others);
        return all;
    }
}
