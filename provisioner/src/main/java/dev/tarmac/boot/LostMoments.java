package dev.tarmac.boot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/// Counts what could not be written down, and tells it once a minute: in a flood a line for each
/// would be a flood of the log.
final class LostMoments {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final LongConsumer tells;
    private long count;
    private Instant silentUntil = Instant.MIN;

    /// @param tells how many were lost since it was told before
    LostMoments(InstantSource clock, LongConsumer tells) {
        this.clock = clock;
        this.tells = tells;
    }

    synchronized void add() {
        count++;
        tell();
    }

    /// Tells what is untold when it is time to.
    synchronized void tell() {
        if (count == 0 || clock.instant().isBefore(silentUntil)) return;
        silentUntil = clock.instant().plus(PAUSE);
        tells.accept(count);
        count = 0;
    }
}
