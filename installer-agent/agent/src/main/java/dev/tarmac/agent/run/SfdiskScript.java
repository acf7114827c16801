package dev.tarmac.agent.run;

import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A whole partition table as sfdisk reads it: every sector, type and UUID said, nothing left to
/// its defaults.
final class SfdiskScript {
    private static final long MEBIBYTE = 1 << 20;

    private SfdiskScript() {}

    static String of(Step.WriteTable table, UUID diskUuid, Map<String, UUID> partitionUuids) {
        StringBuilder script = new StringBuilder();
        script.append("label: gpt\nlabel-id: ").append(upper(diskUuid));
        script.append("\nfirst-lba: ").append(firstSector(table)).append("\n\n");
        for (Extent extent : table.extents()) {
            UUID uuid = partitionUuids.get(extent.name());
            if (uuid == null)
                throw new IllegalArgumentException("the order has no GUID for " + extent.name());
            script.append(extent.number())
                    .append(" : start=")
                    .append(extent.startSector())
                    .append(", size=")
                    .append(extent.sectors())
                    .append(", type=")
                    .append(extent.type().code())
                    .append(", uuid=")
                    .append(upper(uuid))
                    .append(", name=\"")
                    .append(extent.name())
                    .append("\"\n");
        }
        return script.toString();
    }

    /// The first MiB stays free, unless the plan uses some of it.
    private static long firstSector(Step.WriteTable table) {
        long first = MEBIBYTE / table.sectorBytes();
        for (Extent extent : table.extents()) first = Math.min(first, extent.startSector());
        return first;
    }

    private static String upper(UUID uuid) {
        return uuid.toString().toUpperCase(Locale.ROOT);
    }
}
