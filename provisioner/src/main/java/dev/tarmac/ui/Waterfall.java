package dev.tarmac.ui;

import dev.tarmac.ledger.Phase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/// Where the time of an attempt went: its phases as bars on one axis.
///
/// @param total from the first packet until now, or until it was over
/// @param ticks of the axis
public record Waterfall(List<Bar> bars, String total, List<Tick> ticks) {
    /// One phase.
    ///
    /// @param look who had to do: `net`, `boot`, `plan`, `disk`, `data`, `new`
    /// @param from where its bar begins, in percent of the whole
    /// @param running it lasts, or what it waited for never came
    public record Bar(
            String name,
            String look,
            String start,
            String took,
            String from,
            String width,
            boolean running) {}

    /// A moment on the axis.
    public record Tick(String at, String text) {}

    private static final Set<String> NETWORK = Set.of("dhcp", "tftp", "http", "kernel");
    private static final Set<String> BOOT = Set.of("ipxe", "grub", "agent-start", "probe");
    private static final Set<String> DATA = Set.of("unpack", "flush");

    private static final List<Long> TICK_SECONDS =
            List.of(1L, 2L, 5L, 10L, 20L, 30L, 60L, 120L, 300L, 600L, 1800L, 3600L, 7200L, 21_600L);
    private static final int MOST_TICKS = 8;

    public Waterfall {
        bars = List.copyOf(bars);
        ticks = List.copyOf(ticks);
    }

    public boolean isEmpty() {
        return bars.isEmpty();
    }

    /// @param until now, or when the attempt was over
    static Waterfall of(List<Phase> phases, Instant until) {
        if (phases.isEmpty()) return new Waterfall(List.of(), "", List.of());
        Instant start = phases.stream().map(Phase::start).min(Instant::compareTo).orElseThrow();
        Instant end =
                phases.stream()
                        .map(phase -> phase.end().orElse(until))
                        .reduce(until, (one, other) -> one.isAfter(other) ? one : other);
        long millis = Math.max(1, Duration.between(start, end).toMillis());
        return new Waterfall(
                phases.stream().map(phase -> bar(phase, start, end, millis)).toList(),
                Words.took(Duration.ofMillis(millis)),
                ticks(millis));
    }

    private static Bar bar(Phase phase, Instant start, Instant end, long millis) {
        long from = Duration.between(start, phase.start()).toMillis();
        long to = Duration.between(start, phase.end().orElse(end)).toMillis();
        return new Bar(
                phase.name(),
                look(phase.name()),
                Words.took(Duration.ofMillis(from)),
                phase.duration().map(Words::took).orElse("…"),
                Percent.of(from, millis),
                Percent.of(to - from, millis),
                phase.end().isEmpty());
    }

    private static String look(String name) {
        if (NETWORK.contains(name)) return "net";
        if (BOOT.contains(name)) return "boot";
        if (DATA.contains(name)) return "data";
        return switch (name) {
            case "plan" -> "plan";
            case "first-boot" -> "new";
            default -> "disk";
        };
    }

    private static List<Tick> ticks(long millis) {
        long step =
                TICK_SECONDS.stream()
                                .filter(seconds -> seconds * 1000 * MOST_TICKS >= millis)
                                .findFirst()
                                .orElse(millis / 1000 / MOST_TICKS)
                        * 1000;
        return LongStream.iterate(0, at -> at <= millis, at -> at + step)
                .mapToObj(at -> new Tick(Percent.of(at, millis), text(at / 1000)))
                .toList();
    }

    private static String text(long seconds) {
        if (seconds < 60) return seconds + " s";
        if (seconds < 3600)
            return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
        return seconds / 3600 + " h";
    }
}
