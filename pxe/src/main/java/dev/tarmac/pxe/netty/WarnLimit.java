package dev.tarmac.pxe.netty;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Keeps a NIC in a loop, and whoever makes packets up, from filling the disk with warnings: each
/// one is said once a minute, and no minute has endless ones.
final class WarnLimit {
    static final int MOST = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Set<String> said = new HashSet<>();
    private Instant until = Instant.MIN;

    synchronized boolean allows(String warning, Instant now) {
        if (!now.isBefore(until)) {
            said.clear();
            until = now.plus(WINDOW);
        }
        return said.size() < MOST && said.add(warning);
    }
}
