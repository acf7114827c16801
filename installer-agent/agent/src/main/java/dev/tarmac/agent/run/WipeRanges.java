package dev.tarmac.agent.run;

import java.util.ArrayList;
import java.util.List;

/// Which bytes of a disk are zeroed so that nothing of what was on it is recognised any more: the
/// first and last MiB of the disk (both copies of a GPT, whatever its sectors are) and of every old
/// partition.
final class WipeRanges {
    static final long EDGE = 1 << 20;

    private WipeRanges() {}

    /// Bytes from `offset` on.
    record Range(long offset, long length) {}

    static List<Range> of(long diskBytes, List<Range> partitions) {
        List<Range> ranges = new ArrayList<>();
        edges(new Range(0, diskBytes), diskBytes, ranges);
        for (Range partition : partitions) edges(partition, diskBytes, ranges);
        return ranges;
    }

    /// A damaged table may claim more than there is; nothing outside of the disk is touched.
    private static void edges(Range whole, long diskBytes, List<Range> ranges) {
        long start = Math.clamp(whole.offset(), 0, diskBytes);
        long end = Math.clamp(whole.offset() + whole.length(), start, diskBytes);
        long edge = Math.min(EDGE, end - start);
        if (edge == 0) return;
        ranges.add(new Range(start, edge));
        if (end - start > edge) ranges.add(new Range(end - edge, edge));
    }
}
