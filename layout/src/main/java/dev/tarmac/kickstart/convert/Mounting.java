package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.problem.Where;

import java.util.Optional;

/// Where arrays and volumes cannot be mounted.
final class Mounting {
    private Mounting() {}

    /// Refuses a mount point that is no absolute path, and a file system in memory on a device.
    static void refuse(String mountPoint, FormatType type, Where where) throws NotPlanned {
        Optional<String> mount = Contents.mount(mountPoint, type);
        if (mount.isPresent() && !mount.get().startsWith("/"))
            throw NotPlanned.command(
                    where,
                    "mount point \"" + mount.get() + "\" does not start with /",
                    "write a path, or none");
        if (type == FormatType.TMPFS)
            throw NotPlanned.command(
                    where,
                    "a tmpfs lies in memory, not on a device",
                    "write `part " + mountPoint + " --fstype=tmpfs`");
    }

    /// The installer would place that partition, and then take it away again.
    static void refuseSecond(Partitions partitions, String mount, Where where) throws NotPlanned {
        if (partitions.holds(mount))
            throw NotPlanned.command(
                    where,
                    "a part command is mounted on " + mount + " already",
                    "drop one of them");
    }
}
