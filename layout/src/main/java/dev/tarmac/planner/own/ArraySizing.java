package dev.tarmac.planner.own;

import dev.tarmac.layout.Raid;
import dev.tarmac.layout.RaidLevel;
import dev.tarmac.plan.Step;

import java.util.List;

/// How much an md array surely holds. mdadm keeps room before the data for a write-intent bitmap
/// and for reshaping, more on larger members; behind it where the superblock is at the end.
final class ArraySizing {
    static final String AT_THE_END = "1.0";

    private static final long MIB = Usable.MIB;
    private static final long MOST_HEADROOM = 128 * MIB;
    private static final long DEFAULT_CHUNK = 512 << 10;

    private ArraySizing() {}

    /// @param memberBytes of every member, spares too
    /// @param metadata where the layout names none
    static Step.CreateArray array(Raid raid, List<Long> memberBytes, String metadata) {
        long smallest = memberBytes.stream().mapToLong(Long::longValue).min().orElseThrow();
        String written = raid.metadata().orElse(metadata);
        RaidLevel level = raid.level();
        long chunk = level.isStriped() ? raid.chunkBytes().orElse(DEFAULT_CHUNK) : 0;
        long data = Math.max(0, smallest - reserved(smallest, written));
        long bytes = whole(whole(data, chunk) * level.dataHalves(raid.members().size()) / 2, chunk);
        return new Step.CreateArray(
                raid.name(),
                level,
                written,
                chunk,
                raid.members(),
                raid.spares(),
                bytes,
                raid.uuid());
    }

    private static long whole(long bytes, long chunk) {
        return chunk == 0 ? bytes : bytes - bytes % chunk;
    }

    private static long reserved(long memberBytes, String metadata) {
        if (metadata.equals(AT_THE_END) || metadata.equals("0.90")) return MIB;
        long headroom = MOST_HEADROOM;
        while (headroom > MIB && headroom > memberBytes >> 10) headroom /= 2;
        return headroom + MIB;
    }
}
