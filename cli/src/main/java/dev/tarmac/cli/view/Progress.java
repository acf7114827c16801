package dev.tarmac.cli.view;

import java.util.List;
import java.util.function.LongSupplier;

/// How far one long piece of work is. On a terminal a bar that is drawn again, at most ten times a
/// second; elsewhere one line every ten seconds. It never runs backwards.
public final class Progress {
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final Screen screen;
    private final LongSupplier nanoTime;
    private String what = "";
    private long began;
    private long lastShown;
    private long most;
    private int drawn;
    private boolean completed;

    public Progress(Screen screen) {
        this(screen, System::nanoTime);
    }

    Progress(Screen screen, LongSupplier nanoTime) {
        this.screen = screen;
        this.nanoTime = nanoTime;
    }

    /// The work has come this far.
    ///
    /// @param what the work at hand; another one starts a new line
    /// @param total 0 when nobody knows
    public synchronized void at(String what, long done, long total) {
        long now = nanoTime.getAsLong();
        boolean begins = !what.equals(this.what);
        if (begins) begin(what, now);
        most = Math.max(most, done);
        boolean complete = total > 0 && most >= total;
        if (complete && completed) return;
        completed = complete;
        long pause = screen.redraws() ? REDRAW_NANOS : LINE_NANOS;
        if (!begins && !complete && now - lastShown < pause) return;
        lastShown = now;
        show(total, (now - began) / 1_000_000);
    }

    private void begin(String what, long now) {
        this.what = what;
        began = now;
        most = 0;
        completed = false;
        drawn = 0;
    }

    private void show(long total, long elapsedMillis) {
        String line = ProgressLine.of(what, most, total, most, elapsedMillis);
        if (screen.redraws())
            drawn = screen.redraw(drawn, List.of(ProgressLine.withBar(screen, line, most, total)));
        else screen.out().println(line);
    }
}
