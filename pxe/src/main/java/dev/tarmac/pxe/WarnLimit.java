package dev.tarmac.pxe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/// Keeps a NIC in a loop, and whoever makes packets up, from filling the disk with warnings: each
/// one is said once a minute, and no minute has endless ones. What a minute had beyond that is
/// counted, and told when it is over.
public final class WarnLimit {
    /// Warnings in one [#WINDOW].
    public static final int MOST = 100;

    /// The time in which the same is said once.
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private final LongConsumer tells;
    private final Set<String> said = new HashSet<>();
    private Instant until = Instant.MIN;
    private long hidden;

    /// @param tells how many warnings of a minute that is over were not written
    public WarnLimit(LongConsumer tells) {
        this.tells = tells;
    }

    /// Whether it is to be said now.
    public synchronized boolean allows(String warning, Instant now) {
        passTo(now);
        if (said.contains(warning)) return false;
        if (said.size() < MOST) return said.add(warning);
        hidden++;
        return false;
    }

    /// Ends the minute when it is over. Called now and then, for after a flood nobody may warn any
    /// more.
    public synchronized void passTo(Instant now) {
        if (now.isBefore(until)) return;
        said.clear();
        until = now.plus(WINDOW);
        tellHidden();
    }

    /// Nothing comes any more.
    public synchronized void end() {
        tellHidden();
    }

    private void tellHidden() {
        if (hidden > 0) tells.accept(hidden);
        hidden = 0;
    }
}
