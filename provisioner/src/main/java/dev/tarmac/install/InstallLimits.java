package dev.tarmac.install;

import java.util.Optional;

/// How much may go on at the same time.
///
/// @param atOnce installs that run
/// @param megabits a second, that this server's link carries: machines that install have no more
///   than that together, by the speed of the links that they boot through; empty = not looked at
public record InstallLimits(int atOnce, Optional<Integer> megabits) {
    public static final InstallLimits USUAL = new InstallLimits(100, Optional.empty());

    public InstallLimits {
        if (atOnce < 1) throw new IllegalArgumentException("nothing would ever run");
        if (megabits.isPresent() && megabits.get() < 1)
            throw new IllegalArgumentException("a link that carries nothing");
    }

    /// Whether the link carries one more: shared by too many, it makes all of them late.
    ///
    /// @param running speeds of those that run
    public boolean carries(Iterable<Integer> running, int next) {
        if (megabits.isEmpty()) return true;
        long sum = next;
        boolean isAlone = true;
        for (int speed : running) {
            sum += speed;
            isAlone = false;
        }
        // One machine that is faster than the server is no reason to wait for ever.
        return isAlone || sum <= megabits.get();
    }
}
