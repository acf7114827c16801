package dev.tarmac.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs few slow hashes at the same time, whatever comes in: each takes a core and 19 MiB.
final class Verification {
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 5;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// Something that hashes.
    @FunctionalInterface
    interface Check<T> {
        T run();
    }

    /// Empty when no place became free in time.
    <T> Optional<T> run(Check<T> check) throws InterruptedException {
        if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return Optional.empty();
        try {
            return Optional.of(check.run());
        } finally {
            places.release();
        }
    }

    /// Whether the secret is that account's. An unknown name costs the same.
    static boolean matches(Optional<Account> account, Secret secret) {
        return hash(account).matches(secret) && account.isPresent();
    }

    /// What a secret is held against.
    static SlowHash hash(Optional<Account> account) {
        return account.map(Account::hash).orElse(SlowHash.NOBODYS);
    }
}
