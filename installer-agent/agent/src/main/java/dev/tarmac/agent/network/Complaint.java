package dev.tarmac.agent.network;

/// How often to speak of what goes on being wrong: at once, then every half minute.
public final class Complaint {
    private static final long EVERY_NANOS = 30_000_000_000L;

    private long spokenAt = System.nanoTime() - EVERY_NANOS;

    /// True when it is time to say it; the caller then does.
    public synchronized boolean isDue() {
        long now = System.nanoTime();
        if (now - spokenAt < EVERY_NANOS) return false;
        spokenAt = now;
        return true;
    }
}
