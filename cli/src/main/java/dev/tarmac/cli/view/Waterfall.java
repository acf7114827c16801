package dev.tarmac.cli.view;

import dev.tarmac.lab.server.Install.Phase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The phases of an install as bars on one time axis.
public final class Waterfall {
    private static final int NARROWEST = 20;
    private static final int TIMES = 26;

    private final Screen screen;
    private final long now;
    private final long end;
    private final int nameWidth;
    private final int cells;

    private Waterfall(List<Phase> phases, long now, Screen screen) {
        this.screen = screen;
        this.now = now;
        this.end =
                phases.stream()
                        .mapToLong(phase -> end(phase, now))
                        .reduce(Math.max(1, now), Math::max);
        this.nameWidth = phases.stream().mapToInt(phase -> phase.name().length()).max().orElse(0);
        this.cells = Math.max(NARROWEST, screen.columns() - nameWidth - TIMES);
    }

    /// A line for each phase: when it began, how long it took, and its bar.
    ///
    /// @param now milliseconds from the first packet until now, or until it was over
    public static List<String> lines(List<Phase> phases, long now, Screen screen) {
        Waterfall waterfall = new Waterfall(phases, now, screen);
        List<String> lines = new ArrayList<>();
        for (Phase phase : phases) lines.add(waterfall.line(phase));
        return lines;
    }

    private static long end(Phase phase, long now) {
        return phase.isOver() ? phase.startMs() + phase.durationMs().getAsLong() : now;
    }

    private String line(Phase phase) {
        int from = Math.clamp(phase.startMs() * cells / end, 0, cells - 1);
        int to = Math.clamp(end(phase, now) * cells / end, from + 1, cells);
        String took = phase.isOver() ? Amounts.time(phase.durationMs().getAsLong()) : "...";
        String times =
                String.format(Locale.ROOT, "  %9s %9s  ", Amounts.time(phase.startMs()), took);
        String name = Printable.line(phase.name());
        return "  "
                + name
                + " ".repeat(nameWidth - name.length())
                + times
                + " ".repeat(from)
                + screen.bar(to - from);
    }
}
