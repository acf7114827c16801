package dev.tarmac.metrics;

import java.time.Duration;
import java.util.Arrays;

/// Upper bounds of histograms. Few: each is a series for every combination of labels.
final class Buckets {
    private Buckets() {}

    /// From what is answered out of memory to a long poll.
    static Duration[] ofRequests() {
        return millis(5, 25, 100, 500, 2_500, 10_000, 60_000);
    }

    /// From a flush of an SSD to a disk that is ill.
    static Duration[] ofCommits() {
        return millis(1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000);
    }

    /// From a mkfs to firmware that counts its memory.
    static Duration[] ofPhases() {
        return millis(100, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 180_000, 600_000);
    }

    /// Of whole installs.
    static Duration[] ofInstalls() {
        return millis(30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 1_800_000, 3_600_000);
    }

    private static Duration[] millis(long... bounds) {
        return Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
