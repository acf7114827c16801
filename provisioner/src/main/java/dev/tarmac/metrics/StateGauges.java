package dev.tarmac.metrics;

import dev.tarmac.install.InstallState;
import dev.tarmac.install.MachineState;
import dev.tarmac.install.StateCounts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// How many machines and installs are in which state. A state that nobody is in is a 0; a database
/// that does not answer is a NaN, and the other figures stay readable.
final class StateGauges {
    private static final Logger LOG = LoggerFactory.getLogger(StateGauges.class);

    /// The database is asked once in this time, however many read.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Supplier<StateCounts> source;
    private Optional<StateCounts> counts = Optional.empty();
    private long countedAt = System.nanoTime() - FRESH.toNanos();

    StateGauges(MeterRegistry registry, Supplier<StateCounts> source) {
        this.source = source;
        for (MachineState state : MachineState.values())
            gauge(
                    registry,
                    "tarmac.machines",
                    "Machines in the inventory, by state",
                    state.toString(),
                    counts -> counts.machines().getOrDefault(state, 0L));
        for (InstallState state : InstallState.values())
            gauge(
                    registry,
                    "tarmac.installs",
                    "Installs in the inventory, by state",
                    state.toString(),
                    counts -> counts.installs().getOrDefault(state, 0L));
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            String state,
            Function<StateCounts, Long> count) {
        Gauge.builder(name, () -> latest().map(count).map(Long::doubleValue).orElse(Double.NaN))
                .description(description)
                .tag("state", state)
                .register(registry);
    }

    synchronized void refresh() {
        long now = System.nanoTime();
        if (now - countedAt < FRESH.toNanos()) return;
        countedAt = now;
        try {
            counts = Optional.of(source.get());
        } catch (RuntimeException e) {
            LOG.warn("machines and installs cannot be counted: {}", e.toString());
            counts = Optional.empty();
        }
    }

    private synchronized Optional<StateCounts> latest() {
        return counts;
    }
}
