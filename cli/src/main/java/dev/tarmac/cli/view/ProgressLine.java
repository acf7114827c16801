package dev.tarmac.cli.view;

/// One line that says how far something is: share, amounts, rate and the time left at that rate.
final class ProgressLine {
    private static final int BAR_CELLS = 20;

    /// Totals up to this are shares or counts, not bytes.
    private static final long MOST_SHARES = 4096;

    private ProgressLine() {}

    /// The line for `done` of `total`, or of nobody knows how much (0).
    ///
    /// @param fresh how much of `done` was done in the elapsed time
    static String of(String what, long done, long total, long fresh, long elapsedMillis) {
        StringBuilder line = new StringBuilder(what);
        if (total > 0) line.append("  ").append(100 * Math.min(done, total) / total).append('%');
        boolean bytes = total == 0 || total > MOST_SHARES;
        if (bytes && done > 0) line.append("  ").append(Amounts.bytes(done));
        if (bytes && total > 0) line.append(" of ").append(Amounts.bytes(total));
        if (elapsedMillis < 1000 || fresh <= 0) return line.toString();
        if (bytes)
            line.append("  ").append(Amounts.bytes(fresh * 1000 / elapsedMillis)).append("/s");
        if (total > done)
            line.append("  ").append(left(total - done, fresh, elapsedMillis)).append(" left");
        return line.toString();
    }

    private static String left(long rest, long fresh, long elapsedMillis) {
        return Amounts.time(Math.round((double) rest * (double) elapsedMillis / (double) fresh));
    }

    /// The same with a bar before it.
    static String withBar(Screen screen, String line, long done, long total) {
        if (total <= 0) return line;
        int cells = (int) (BAR_CELLS * Math.min(done, total) / total);
        return "[" + screen.bar(cells) + " ".repeat(BAR_CELLS - cells) + "] " + line;
    }
}
