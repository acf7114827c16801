package dev.tarmac.ledger;

import java.time.Instant;
import java.util.Optional;

/// The moments of an install that the server itself sets.
public record Milestones(
        Optional<Instant> planStarted,
        Optional<Instant> planned,
        Optional<Instant> installed,
        Optional<Instant> ended) {}
