package dev.tarmac.cli.view;

/// One line that says how far something is: share, amounts, rate and the time left at that rate.
final class ProgressLine {
    private static final int BAR_CELLS = 20;

    private ProgressLine() {}

    /// @param total 0 when nobody knows
    static String of(String what, long done, long total, long elapsedMillis) {
        StringBuilder line = new StringBuilder(what).append("  ");
        if (total > 0) line.append(percent(done, total)).append("  ");
        line.append(Amounts.bytes(done));
        if (total > 0) line.append(" of ").append(Amounts.bytes(total));
        if (elapsedMillis < 1000 || done == 0) return line.toString();
        double bytesPerMilli = (double) done / elapsedMillis;
        line.append("  ").append(Amounts.bytes((long) (bytesPerMilli * 1000))).append("/s");
        if (total > done)
            line.append("  ")
                    .append(Amounts.time((long) ((total - done) / bytesPerMilli)))
                    .append(" left");
        return line.toString();
    }

    /// The same with a bar before it.
    static String withBar(Screen screen, String line, long done, long total) {
        if (total <= 0) return line;
        int cells = (int) (BAR_CELLS * Math.min(done, total) / total);
        return "[" + screen.bar(cells) + " ".repeat(BAR_CELLS - cells) + "] " + line;
    }

    private static String percent(long done, long total) {
        return 100 * Math.min(done, total) / total + "%";
    }
}
