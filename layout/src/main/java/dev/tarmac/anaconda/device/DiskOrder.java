package dev.tarmac.anaconda.device;

import java.util.Comparator;

/// The two orders of disks.
public final class DiskOrder {
    /// As they are listed: by name.
    public static final Comparator<Disk> LISTED = Comparator.comparing(Disk::name);

    /// As they are preferred: by class, `vda` before `sda` before `nvme0n1`; then `sdb` before
    /// `sdaa`.
    public static final Comparator<Disk> PREFERENCE =
            Comparator.comparingInt(DiskOrder::rank)
                    .thenComparingInt(disk -> disk.name().length())
                    .thenComparing(Disk::name);

    private DiskOrder() {}

    private static int rank(Disk disk) {
        String name = disk.name();
        if (name.startsWith("vd") || name.startsWith("xvd")) return 0;
        if (name.startsWith("hd")) return 1;
        return name.startsWith("sd") ? 2 : 3;
    }
}
