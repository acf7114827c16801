package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.GIB;
import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Product.Scheme;
import dev.tarmac.anaconda.lvm.GroupRequest;
import dev.tarmac.anaconda.lvm.GroupRequest.Member;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What an automatic layout puts on its partitions: a volume group, or a btrfs volume.
public final class AutoVolumes {
    private static final long EXTENT = 4 * MIB;
    private static final String POOL = "pool00";
    private static final int RESERVED_SHARE = 5;
    private static final long LEAST_RESERVED = GIB;
    private static final long MOST_RESERVED = 100 * GIB;

    private final Situation situation;
    private final Scheme scheme;
    private final Where where;
    private final List<AutoRequest> requests;
    private final List<String> members;

    AutoVolumes(
            Situation situation,
            Scheme scheme,
            Where where,
            List<AutoRequest> requests,
            List<String> members) {
        this.situation = situation;
        this.scheme = scheme;
        this.where = where;
        this.requests = requests;
        this.members = members;
    }

    /// The volume groups: one or none.
    ///
    /// @param placed the partitions in their places
    public List<VolumeGroup> groups(DeviceTree placed) {
        return switch (scheme) {
            case PLAIN, BTRFS -> List.of();
            case LVM -> List.of(group(placed, false));
            case THIN_LVM -> List.of(group(placed, true));
        };
    }

    /// The btrfs volumes: one or none.
    ///
    /// @param placed the partitions in their places
    public List<Btrfs> btrfs(DeviceTree placed) {
        return switch (scheme) {
            case PLAIN, LVM, THIN_LVM -> List.of();
            case BTRFS -> List.of(btrfsNamed(name(placed)));
        };
    }

    private String name(DeviceTree placed) {
        return ContainerName.of(
                situation.machine().product().shortName(),
                situation.machine().hostName(),
                situation.machine().flavor(),
                placed::hasDevice);
    }

    private VolumeGroup group(DeviceTree placed, boolean thin) {
        long bytes =
                EXTENT
                        * GroupRequest.extentsOn(
                                members.stream()
                                        .map(name -> placed.named(name).orElseThrow())
                                        .map(member -> new Member(member.bytes(), false))
                                        .toList(),
                                EXTENT);
        List<LogicalVolume> volumes = new ArrayList<>();
        if (thin) volumes.add(pool());
        for (AutoRequest request : requests)
            if (!request.isHome() || bytes >= AutoLayout.ROOM_FOR_HOME)
                volumes.add(volume(request, thin));
        return new VolumeGroup(
                where,
                name(placed),
                members,
                EXTENT,
                thin ? Optional.of(new Size.Bytes(reserved(bytes))) : Optional.empty(),
                volumes);
    }

    private static long reserved(long groupBytes) {
        return Math.clamp(groupBytes / RESERVED_SHARE, LEAST_RESERVED, MOST_RESERVED);
    }

    private LogicalVolume pool() {
        return new LogicalVolume(
                where,
                POOL,
                new LogicalVolume.Type.ThinPool(OptionalLong.empty(), OptionalLong.empty()),
                new Size.Growing(0, OptionalLong.empty()),
                Content.RAW,
                Optional.empty());
    }

    private LogicalVolume volume(AutoRequest request, boolean thin) {
        boolean swap = request.place() == AutoRequest.Place.SWAP;
        return new LogicalVolume(
                where,
                request.name(),
                thin && !swap
                        ? new LogicalVolume.Type.Thin(POOL)
                        : new LogicalVolume.Type.Linear(1),
                request.size(),
                request.content(),
                Optional.empty());
    }

    private Btrfs btrfsNamed(String name) {
        return new Btrfs(
                where,
                name,
                members,
                Filesystem.of(Filesystem.Kind.BTRFS, name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                requests.stream()
                        .map(
                                request ->
                                        new Btrfs.Subvolume(
                                                where,
                                                request.name(),
                                                request.content().mount(),
                                                Optional.empty()))
                        .toList());
    }
}
