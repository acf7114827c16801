package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Amount;
import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.lvm.GroupRequest;
import dev.tarmac.anaconda.lvm.GroupRequest.Member;
import dev.tarmac.anaconda.lvm.GroupRequest.Reserve;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.VolumeGroups;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.VolumeGroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the volume groups of a layout, still without volumes.
final class Groups {
    private static final long SMALLEST_EXTENT = Bytes.KIB;

    private final DeviceTree tree;
    private final VolumeGroups groups;

    Groups(DeviceTree tree, VolumeGroups groups) {
        this.tree = tree;
        this.groups = groups;
    }

    void add(VolumeGroup group) throws NotPlanned {
        List<Device> members = new ArrayList<>();
        for (String name : group.members()) members.add(member(group, name));
        long extent = group.extentBytes();
        if (extent < SMALLEST_EXTENT || Long.bitCount(extent) != 1)
            throw NotPlanned.command(
                    group.where(),
                    "Volume group given physical extent size of \""
                            + Amount.text(extent)
                            + "\", but must be one of: powers of two from 1 KiB.",
                    "write 4096 (KiB), or leave it out");
        if (groups.has(group.name()) || tree.hasDevice(group.name()))
            throw NotPlanned.command(
                    group.where(),
                    "The volume group name \"" + group.name() + "\" is already in use.",
                    "give it another name");
        groups.add(
                new GroupRequest(group.name(), extent, extents(members, extent), reserve(group)),
                members);
    }

    private Device member(VolumeGroup group, String name) throws NotPlanned {
        Optional<Device> member = tree.named(name);
        if (member.isEmpty())
            throw NotPlanned.command(
                    group.where(),
                    "Tried to use undefined partition \""
                            + name
                            + "\" in Volume Group specification",
                    "define it, or leave it out");
        FormatType type = member.get().format().type();
        if (type != FormatType.LVMPV)
            throw NotPlanned.command(
                    group.where(),
                    "\"" + name + "\" is a " + type.word() + ", not a physical volume",
                    "name members that are called pv.SOMETHING");
        return member.get();
    }

    private static long extents(List<Device> members, long extent) {
        return GroupRequest.extentsOn(
                members.stream()
                        .map(m -> new Member(m.bytes(), m instanceof Device.Array))
                        .toList(),
                extent);
    }

    private static Reserve reserve(VolumeGroup group) throws NotPlanned {
        if (group.reserved().isEmpty()) return new Reserve.None();
        return switch (group.reserved().get()) {
            case Size.Percent(int percent) -> new Reserve.Percent(percent);
            case Size.Bytes(long bytes) -> new Reserve.Amount(bytes);
            case Size.Rest _, Size.Growing _, Size.GrowingPercent _, Size.Advised _ ->
                    throw NotPlanned.command(
                            group.where(),
                            "what is reserved does not grow",
                            "write it like `reserved: 10%` or `reserved: 20G`");
        };
    }
}
