package dev.tarmac.cli.view;

import dev.tarmac.lab.server.Install;
import dev.tarmac.lab.server.Install.Phase;
import dev.tarmac.lab.server.Install.Progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Installs while they run. On a terminal two lines each, drawn again when something changes;
/// elsewhere a line when a phase ends, and every ten seconds one for work that takes long.
public final class LiveInstalls {
    private static final long LINE_NANOS = 10_000_000_000L;

    private final Screen screen;
    private final LongSupplier nanoTime;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int drawn;

    public LiveInstalls(Screen screen) {
        this(screen, System::nanoTime);
    }

    LiveInstalls(Screen screen, LongSupplier nanoTime) {
        this.screen = screen;
        this.nanoTime = nanoTime;
    }

    /// What was last seen of one install, and since when its present work is watched.
    private record Row(Install install, long workSince, long workFrom, long lastLine) {}

    /// Shows news of an install.
    ///
    /// @param title what it is called here: `machine 1`
    public synchronized void changed(String title, Install install) {
        long now = nanoTime.getAsLong();
        Row before = rows.get(title);
        Row after = row(before, install, now);
        if (!screen.redraws()) after = tell(title, before, after, now);
        rows.put(title, after);
        if (screen.redraws()) drawn = screen.redraw(drawn, block(now));
    }

    /// A line that stays, above what is drawn again.
    public synchronized void say(String line) {
        if (drawn > 0) screen.redraw(drawn, List.of());
        screen.out().println(Printable.line(line));
        drawn = drawn > 0 ? screen.redraw(0, block(nanoTime.getAsLong())) : 0;
        screen.out().flush();
    }

    private static Row row(Row before, Install install, long now) {
        boolean sameWork =
                before != null
                        && before.install
                                .progress()
                                .map(Progress::what)
                                .equals(install.progress().map(Progress::what));
        long lastLine = before == null ? now : before.lastLine;
        if (sameWork) return new Row(install, before.workSince, before.workFrom, lastLine);
        return new Row(
                install, now, install.progress().map(Progress::doneBytes).orElse(0L), lastLine);
    }

    private Row tell(String title, Row before, Row after, long now) {
        List<Phase> known = before == null ? List.of() : before.install.phases();
        List<String> lines = new ArrayList<>();
        for (Phase phase : after.install.phases())
            if (phase.isOver() && !known.contains(phase))
                lines.add(phase.name() + "  " + Amounts.time(phase.durationMs().getAsLong()));
        if (before != null && !before.install.state().equals(after.install.state()))
            lines.add(after.install.state().toString());
        if (lines.isEmpty() && now - after.lastLine >= LINE_NANOS)
            after.install.progress().ifPresent(work -> lines.add(progress(work, after, now)));
        for (String line : lines) screen.out().println(title + "  " + Printable.line(line));
        screen.out().flush();
        return lines.isEmpty()
                ? after
                : new Row(after.install, after.workSince, after.workFrom, now);
    }

    private List<String> block(long now) {
        List<String> lines = new ArrayList<>();
        rows.forEach(
                (title, row) -> {
                    lines.add(head(title, row.install));
                    lines.add("  " + Printable.line(present(row, now)));
                });
        return lines;
    }

    private static String head(String title, Install install) {
        return title
                + "  "
                + install.mac()
                + "  "
                + install.state()
                + "  "
                + Amounts.time(install.totalMs());
    }

    private String present(Row row, long now) {
        Install install = row.install;
        if (install.problem().isPresent()) return install.problem().get().what();
        if (install.progress().isPresent() && !install.state().isEnd()) {
            Progress work = install.progress().get();
            String line = progress(work, row, now);
            return ProgressLine.withBar(screen, line, work.doneBytes(), work.totalBytes());
        }
        if (install.phases().isEmpty()) return "waiting for its first packet";
        Phase last = install.phases().getLast();
        return last.name()
                + (last.isOver() ? "  " + Amounts.time(last.durationMs().getAsLong()) : " ...");
    }

    private static String progress(Progress work, Row row, long now) {
        if (work.totalBytes() == 0) return work.what();
        long elapsed = (now - row.workSince) / 1_000_000;
        return ProgressLine.of(
                work.what(),
                work.doneBytes(),
                work.totalBytes(),
                work.doneBytes() - row.workFrom,
                elapsed);
    }
}
