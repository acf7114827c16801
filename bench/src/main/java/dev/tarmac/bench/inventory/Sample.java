package dev.tarmac.bench.inventory;

import dev.tarmac.bench.fleet.LoneServer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What was seen of a server within some time.
///
/// @param reports of events, and `beats`, signs of life, that were answered in a second
/// @param pageMillis 95 of 100 pages took this or less
/// @param residentMb the most since the server's start
/// @param cpuPercent of one processor, taken by the server
/// @param ownCpuPercent the same, taken by the machines
record Sample(
        double seconds,
        double reports,
        double beats,
        double reportMedianMillis,
        double reportP99Millis,
        double pageMillis,
        int pageBytes,
        double residentMb,
        double cpuPercent,
        double ownCpuPercent) {
    private static final double HALF = 50;
    private static final double NEARLY_ALL = 99;
    private static final double MOST = 95;

    /// Watches for that time.
    ///
    /// @param warmUp how long everything goes on before that, the page too: in its first minute
    ///   most of what a server does is still interpreted, and its compiler takes a processor of its
    ///   own
    static Sample take(LoneServer server, Shift shift, Duration warmUp, Duration time)
            throws IOException, InterruptedException {
        try (RackPage page = new RackPage(server.address(), server.token())) {
            page.watch(Instant.now().plus(warmUp));
            return take(server, shift, page, time);
        }
    }

    private static Sample take(LoneServer server, Shift shift, RackPage page, Duration time)
            throws IOException, InterruptedException {
        long self = ProcessHandle.current().pid();
        ProcessUse server0 = ProcessUse.of(server.pid());
        ProcessUse self0 = ProcessUse.of(self);
        Instant start = Instant.now();
        long beats0 = shift.beats();
        Times times = shift.reports();
        times.clear();
        page.times().clear();
        page.watch(start.plus(time));
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        ProcessUse server1 = ProcessUse.of(server.pid());
        return new Sample(
                seconds,
                times.count() / seconds,
                (shift.beats() - beats0) / seconds,
                times.millis(HALF),
                times.millis(NEARLY_ALL),
                page.times().millis(MOST),
                page.bytes(),
                server1.residentMb(),
                100 * (server1.cpuSeconds() - server0.cpuSeconds()) / seconds,
                100 * (ProcessUse.of(self).cpuSeconds() - self0.cpuSeconds()) / seconds);
    }

    /// What the machines asked of the server.
    String load() {
        return String.format(
                Locale.ROOT,
                "%.0f reports and %.0f signs of life a second, for %.0f s",
                reports,
                beats,
                seconds);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s; half of the reports within %.1f ms; the machines themselves took %.0f %% of a"
                        + " processor",
                load(),
                reportMedianMillis,
                ownCpuPercent);
    }
}
