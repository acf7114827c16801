package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.GIB;
import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product.Scheme;
import dev.tarmac.anaconda.lvm.GroupRequest;
import dev.tarmac.anaconda.lvm.GroupRequest.Member;
import dev.tarmac.anaconda.lvm.GroupRequest.Reserve;
import dev.tarmac.anaconda.lvm.LvmRefused;
import dev.tarmac.anaconda.lvm.VolumeRequest;
import dev.tarmac.anaconda.lvm.VolumeRequest.Kind;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.VolumeGroups;

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
    private final List<AutoRequest> requests;
    private final List<Device> members;

    AutoVolumes(
            Situation situation, Scheme scheme, List<AutoRequest> requests, List<Device> members) {
        this.situation = situation;
        this.scheme = scheme;
        this.requests = requests;
        this.members = members;
    }

    /// Makes them.
    public void make(DeviceTree tree, VolumeGroups groups) throws LvmRefused {
        switch (scheme) {
            case PLAIN -> {}
            case LVM -> makeGroup(groups, name(tree), false);
            case THIN_LVM -> makeGroup(groups, name(tree), true);
            case BTRFS -> makeBtrfs(tree, name(tree));
        }
    }

    private String name(DeviceTree tree) {
        return ContainerName.of(
                situation.machine().product().shortName(),
                situation.machine(),
                name -> tree.named(name).isPresent());
    }

    private void makeGroup(VolumeGroups groups, String name, boolean thin) throws LvmRefused {
        long extents =
                GroupRequest.extentsOn(
                        members.stream().map(m -> new Member(m.bytes(), false)).toList(), EXTENT);
        long bytes = extents * EXTENT;
        Reserve reserve = thin ? new Reserve.Amount(reserved(bytes)) : new Reserve.None();
        groups.add(new GroupRequest(name, EXTENT, extents, reserve), members);
        if (thin) groups.add(name, pool(), Optional.empty(), Optional.empty());
        for (AutoRequest request : requests)
            if (!AutoLayout.isHome(request) || bytes >= AutoLayout.ROOM_FOR_HOME)
                groups.add(
                        name,
                        volume(request, thin),
                        Optional.of(request.format()),
                        Optional.empty());
    }

    private static long reserved(long groupBytes) {
        return Math.clamp(groupBytes / RESERVED_SHARE, LEAST_RESERVED, MOST_RESERVED);
    }

    private static VolumeRequest pool() {
        return new VolumeRequest(
                POOL,
                new Kind.ThinPool(OptionalLong.empty(), OptionalLong.empty()),
                0,
                true,
                Long.MAX_VALUE,
                Optional.empty(),
                Optional.empty());
    }

    private static VolumeRequest volume(AutoRequest request, boolean thin) {
        boolean swap = request.place() == AutoRequest.Place.SWAP;
        return new VolumeRequest(
                volumeName(request.format()),
                thin && !swap ? new Kind.Thin(POOL) : new Kind.Linear(),
                request.bytes(),
                request.grows(),
                Math.min(
                        request.maximum().orElse(Long.MAX_VALUE),
                        request.format().type().maximum()),
                Optional.empty(),
                Optional.empty());
    }

    private static String volumeName(Format format) {
        if (format.type() == FormatType.SWAP) return "swap";
        return format.isAt("/") ? "root" : "home";
    }

    private void makeBtrfs(DeviceTree tree, String name) {
        Format format = Format.of(FormatType.BTRFS).withLabel(Optional.of(name));
        Device.Btrfs volume =
                new Device.Btrfs(name, members, Optional.empty(), Optional.empty(), format);
        tree.add(volume);
        for (AutoRequest request : requests)
            tree.add(
                    Device.Subvolume.of(
                            volume,
                            volumeName(request.format()),
                            request.format().mountPoint().orElseThrow()));
    }
}
