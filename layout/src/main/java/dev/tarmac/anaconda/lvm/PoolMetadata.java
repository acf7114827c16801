package dev.tarmac.anaconda.lvm;

import java.util.ArrayList;
import java.util.List;

/// Takes the metadata of growing thin pools, and the spare area for it, out of what they grew to.
final class PoolMetadata {
    private PoolMetadata() {}

    static Group set(Group group) {
        Group changed = group;
        for (Volume pool : group.volumes()) if (isMissing(pool)) changed = set(changed, pool);
        return changed;
    }

    private static boolean isMissing(Volume volume) {
        return volume.request().isThinPool() && volume.metadataBytes() == 0;
    }

    private static Group set(Group group, Volume pool) {
        Volume described = pool.withMetadata(group.request());
        long metadata = described.metadataBytes();
        long moreSpare = Math.max(0, metadata - group.spareBytes());
        List<Volume> volumes = new ArrayList<>(group.volumes());
        volumes.set(
                volumes.indexOf(pool),
                described.withBytes(pool.bytes() - metadata - 2 * moreSpare));
        return group.with(volumes);
    }
}
