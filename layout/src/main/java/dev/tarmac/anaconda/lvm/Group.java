package dev.tarmac.anaconda.lvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A volume group and the volumes in it.
public record Group(GroupRequest request, List<Volume> volumes) {
    public Group {
        volumes = List.copyOf(volumes);
    }

    public static Group empty(GroupRequest request) {
        return new Group(request, List.of());
    }

    /// The group with one more volume.
    public Group with(VolumeRequest wanted) throws LvmRefused {
        Volume volume = Volume.made(wanted, request, spareBytes());
        if (!wanted.isThin()
                && volume.bytes() + volume.metadataBytes() > freeExtents() * request.extentBytes())
            throw new LvmRefused(
                    LvmRefused.Reason.TOO_LARGE, "new lv is too large to fit in free space");
        List<Volume> more = new ArrayList<>(volumes);
        more.add(volume);
        return with(more);
    }

    public Group without(String name) {
        return with(
                volumes.stream().filter(volume -> !volume.request().name().equals(name)).toList());
    }

    public Optional<Volume> volume(String name) {
        return volumes.stream().filter(volume -> volume.request().name().equals(name)).findFirst();
    }

    Group with(List<Volume> changed) {
        return new Group(request, changed);
    }

    /// Extents that are neither used nor reserved.
    public long freeExtents() {
        long used = volumes.stream().mapToLong(volume -> volume.extents(request)).sum();
        return request.extents() - used - request.reservedExtents(spareBytes());
    }

    /// The spare area for metadata: as large as the largest.
    long spareBytes() {
        return volumes.stream().mapToLong(Volume::spareBytes).max().orElse(0);
    }
}
