package dev.tarmac.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One stretch of an install. `end` is empty while it lasts, and where what it waited for never
/// came.
public record Phase(String name, Instant start, Optional<Instant> end) {
    public Optional<Duration> duration() {
        return end.map(moment -> Duration.between(start, moment));
    }
}
