package dev.tarmac.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The phases of an install as bars on one time axis.
public final class Waterfall {
    private static final int NARROWEST = 20;

    private Waterfall() {}

    /// One bar.
    ///
    /// @param durationMillis empty while the phase goes on
    public record Phase(String name, long startMillis, OptionalLong durationMillis) {
        long end(long now) {
            return durationMillis.isPresent() ? startMillis + durationMillis.getAsLong() : now;
        }
    }

    /// One line per phase.
    ///
    /// @param totalMillis from the first packet until now, or until it was over
    public static List<String> lines(List<Phase> phases, long totalMillis, Screen screen) {
        int nameWidth = phases.stream().mapToInt(phase -> phase.name().length()).max().orElse(0);
        int cells = Math.max(NARROWEST, screen.columns() - nameWidth - 25);
        long end = Math.max(1, totalMillis);
        for (Phase phase : phases) end = Math.max(end, phase.end(totalMillis));
        List<String> lines = new ArrayList<>();
        for (Phase phase : phases)
            lines.add(line(phase, nameWidth, cells, end, totalMillis, screen));
        return lines;
    }

    private static String line(
            Phase phase, int nameWidth, int cells, long end, long now, Screen screen) {
        int from = (int) Math.min(cells - 1, phase.startMillis() * cells / end);
        int to = (int) Math.min(cells, Math.max(from + 1, phase.end(now) * cells / end));
        String took =
                phase.durationMillis().isPresent()
                        ? Amounts.time(phase.durationMillis().getAsLong())
                        : "...";
        return "  "
                + Printable.line(phase.name())
                + " ".repeat(nameWidth - phase.name().length())
                + String.format("  %9s %9s  ", Amounts.time(phase.startMillis()), took)
                + " ".repeat(from)
                + screen.bar(to - from);
    }
}
