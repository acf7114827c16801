package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Amount;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.SwapAdvice;
import dev.tarmac.anaconda.lvm.Group;
import dev.tarmac.anaconda.lvm.LvmRefused;
import dev.tarmac.anaconda.lvm.VolumeRequest;
import dev.tarmac.anaconda.lvm.VolumeRequest.Kind;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.VolumeGroups;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Size;
import dev.tarmac.layout.VolumeGroup;

import java.util.Optional;
import java.util.OptionalLong;

/// Makes the logical volumes of a layout.
final class Volumes {
    private final Situation situation;
    private final Formats formats;
    private final DeviceTree tree;
    private final VolumeGroups groups;
    private final long freeBytes;

    /// Begins with the groups that are there.
    ///
    /// @param freeBytes what was free on the disks before anything was placed
    Volumes(
            Situation situation,
            Formats formats,
            DeviceTree tree,
            VolumeGroups groups,
            long freeBytes) {
        this.situation = situation;
        this.formats = formats;
        this.tree = tree;
        this.groups = groups;
        this.freeBytes = freeBytes;
    }

    void add(VolumeGroup group, LogicalVolume volume) throws NotPlanned {
        Group soFar = groups.named(group.name()).orElseThrow();
        refuse(soFar, volume);
        Format inside = formats.of(volume);
        Format outside = formats.outside(volume);
        boolean pool = volume.type() instanceof LogicalVolume.Type.ThinPool;
        VolumeRequest request =
                new VolumeRequest(
                        volume.name(),
                        kind(volume.type()),
                        bytes(volume, inside),
                        grows(volume.size()),
                        most(volume.size())
                                .orElse(pool ? Long.MAX_VALUE : outside.type().maximum()),
                        percent(volume.size()),
                        volume.cache().map(cache -> new VolumeRequest.Cache(cache.bytes())));
        try {
            groups.add(
                    group.name(),
                    request,
                    pool ? Optional.empty() : Optional.of(outside),
                    volume.content().luks().map(luks -> opened(group, volume, luks, inside)));
        } catch (LvmRefused e) {
            throw NotPlanned.at(
                            volume.where(),
                            Refusal.Kind.DEVICE,
                            e.getMessage(),
                            "make it smaller, or give its group more members")
                    .causedBy(e);
        }
    }

    private static VolumeGroups.Opened opened(
            VolumeGroup group, LogicalVolume volume, Luks luks, Format inside) {
        return new VolumeGroups.Opened(luks.openedName(group.name() + "/" + volume.name()), inside);
    }

    private void refuse(Group group, LogicalVolume volume) throws NotPlanned {
        String groupName = group.request().name();
        if (group.volume(volume.name()).isPresent())
            throw NotPlanned.command(
                    volume.where(),
                    "Logical volume name \""
                            + volume.name()
                            + "\" is already in use in volume group \""
                            + groupName
                            + "\".",
                    "give it another name");
        if (volume.type() instanceof LogicalVolume.Type.Thin(String pool)
                && group.volume(pool).filter(v -> v.request().isThinPool()).isEmpty())
            throw NotPlanned.command(
                    volume.where(),
                    "No thin pool exists with the name \""
                            + pool
                            + "\". Specify thin pools before thin volumes.",
                    "put the pool before it");
        if (volume.size() instanceof Size.Rest)
            throw NotPlanned.command(
                    volume.where(),
                    "the installer knows no rest of a group",
                    "write what it has at least, and `grow: true`");
        refuseTiny(group, volume);
        refuseForeignCache(groupName, volume);
    }

    private void refuseTiny(Group group, LogicalVolume volume) throws NotPlanned {
        long extent = group.request().extentBytes();
        boolean fixed = !grows(volume.size()) && percent(volume.size()).isEmpty();
        long bytes = least(volume.size());
        if (!fixed || bytes >= extent) return;
        throw NotPlanned.command(
                volume.where(),
                "Logical volume size \""
                        + Amount.text(bytes)
                        + "\" must be larger than the volume group extent size of \""
                        + Amount.text(extent)
                        + "\".",
                "make it larger");
    }

    private void refuseForeignCache(String group, LogicalVolume volume) throws NotPlanned {
        if (volume.cache().isEmpty()) return;
        for (String member : volume.cache().get().members()) {
            Optional<Device> device = tree.named(member);
            if (device.isEmpty() || !groups.isMember(group, device.get()))
                throw NotPlanned.command(
                        volume.where(),
                        "Cache PVs must belong to the same VG as the cached LV",
                        "name members of " + group + ", or make \"" + member + "\" one");
        }
    }

    /// A percentage begins with the least that its file system takes.
    private long bytes(LogicalVolume volume, Format inside) {
        return percent(volume.size()).isPresent()
                ? situation.minimum(inside.type())
                : least(volume.size());
    }

    private long least(Size size) {
        return switch (size) {
            case Size.Bytes(long bytes) -> bytes;
            case Size.Growing(long least, OptionalLong _) -> least;
            case Size.Advised(boolean hibernation) ->
                    SwapAdvice.bytes(situation.machine(), hibernation, freeBytes);
            case Size.Percent _, Size.GrowingPercent _, Size.Rest _ -> 0;
        };
    }

    private static boolean grows(Size size) {
        return size instanceof Size.Growing || size instanceof Size.GrowingPercent;
    }

    private static OptionalLong most(Size size) {
        return switch (size) {
            case Size.Growing(long _, OptionalLong most) -> most;
            case Size.GrowingPercent(int _, OptionalLong most) -> most;
            case Size.Bytes _, Size.Percent _, Size.Rest _, Size.Advised _ -> OptionalLong.empty();
        };
    }

    private static Optional<Integer> percent(Size size) {
        return switch (size) {
            case Size.Percent(int percent) -> Optional.of(percent);
            case Size.GrowingPercent(int percent, OptionalLong _) -> Optional.of(percent);
            case Size.Bytes _, Size.Growing _, Size.Rest _, Size.Advised _ -> Optional.empty();
        };
    }

    private static Kind kind(LogicalVolume.Type type) {
        return switch (type) {
            case LogicalVolume.Type.Linear _ -> new Kind.Linear();
            case LogicalVolume.Type.ThinPool(OptionalLong metadata, OptionalLong chunk) ->
                    new Kind.ThinPool(metadata, chunk);
            case LogicalVolume.Type.Thin(String pool) -> new Kind.Thin(pool);
        };
    }
}
