package dev.tarmac.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.time.Duration;

/// How long the database takes to put changes on the disk.
public final class CommitTimes {
    private final Timer times;

    CommitTimes(MeterRegistry registry) {
        times =
                Timer.builder("tarmac.database.commit.duration")
                        .description("One transaction with all changes that share it, to the disk")
                        .serviceLevelObjectives(Buckets.ofCommits())
                        .register(registry);
    }

    public void committed(Duration took) {
        times.record(took);
    }
}
