package dev.tarmac.anaconda.partition;

import dev.tarmac.anaconda.grow.StableSort;

import java.util.List;
import java.util.Optional;

/// The order in which requests are placed: by a score that adds up several wishes. The score is no
/// consistent order, so what comes out depends on the way of sorting: the one of the reference's
/// language, of which this is the part that lists below 64 entries see.
final class RequestOrder {
    private static final int DISKS = 500;
    private static final int PRIMARY = 200;
    private static final int FIXED = 100;
    private static final int LARGER = 50;
    private static final int FREER = 25;
    private static final int MOUNT_POINT = 10;

    private RequestOrder() {}

    static List<PartitionRequest> sorted(List<PartitionRequest> requests) {
        return StableSort.sorted(requests, RequestOrder::score);
    }

    /// Negative when `one` is placed before `other`.
    private static int score(PartitionRequest one, PartitionRequest other) {
        return other.weight()
                - one.weight()
                + DISKS * disks(one, other)
                + PRIMARY * Boolean.compare(other.primary(), one.primary())
                + FIXED * Boolean.compare(one.grows(), other.grows())
                + LARGER * Long.compare(other.bytes(), one.bytes())
                + FREER * freer(one, other)
                + MOUNT_POINT * mountPoints(one, other);
    }

    private static int disks(PartitionRequest one, PartitionRequest other) {
        if (one.disks().isEmpty() || other.disks().isEmpty())
            return Boolean.compare(one.disks().isEmpty(), other.disks().isEmpty());
        return Integer.compare(one.disks().size(), other.disks().size());
    }

    private static int freer(PartitionRequest one, PartitionRequest other) {
        if (!one.grows() || !other.grows()) return 0;
        return Long.compare(
                other.maximum().orElse(Long.MAX_VALUE), one.maximum().orElse(Long.MAX_VALUE));
    }

    private static int mountPoints(PartitionRequest one, PartitionRequest other) {
        if (!one.format().type().isFileSystem() || !other.format().type().isFileSystem()) return 0;
        Optional<String> first = one.format().mountPoint();
        Optional<String> second = other.format().mountPoint();
        return Integer.signum(first.orElse("").compareTo(second.orElse("")));
    }
}
