package dev.tarmac.access;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Who a token stands for. The slow hash is computed when a token is shown for the first time; then
/// it is remembered, by its SHA-256, which hash it fitted or did not fit. The account itself is
/// read at every request: one that was deleted, replaced or has ended stops at once, whoever
/// changed it.
///
/// Wrong tokens are slowed down by the address that shows them, and the same one shown again is no
/// new guess: a program that goes on with a deleted token keeps nobody else out.
public final class TokenDoor {
    private final Accounts accounts;
    private final LoginLimit limit;
    private final InstantSource clock;
    private final Verification verification = new Verification();
    private final Verdicts right = new Verdicts();
    private final Verdicts wrong = new Verdicts();

    public TokenDoor(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.limit = new LoginLimit(clock);
        this.clock = clock;
    }

    /// What a token is worth.
    public sealed interface Outcome {
        record Admitted(Caller caller) implements Outcome {}

        /// No token of ours, or not any more.
        record Refused() implements Outcome {}

        /// Too many wrong ones came from there.
        record TooOften(Duration delay) implements Outcome {}
    }

    /// What that token is worth now.
    ///
    /// @param text what was shown as a token
    /// @param from where it was shown
    public Outcome admit(String text, InetAddress from) throws InterruptedException {
        Optional<ApiToken> token = ApiToken.parse(text);
        if (token.isEmpty()) return new Outcome.Refused();
        Optional<Outcome> remembered = remembered(token.get());
        if (remembered.isPresent()) return remembered.get();
        // Those that waited here while the first of them was verified need no hash of their own.
        return verification
                .run(() -> remembered(token.get()).orElseGet(() -> verified(token.get(), from)))
                .orElseGet(() -> new Outcome.TooOften(Duration.ofSeconds(5)));
    }

    private Optional<Account> account(ApiToken token) {
        return accounts.find(Account.Kind.TOKEN, token.name())
                .filter(account -> account.countsAt(clock.instant()));
    }

    private Optional<Outcome> remembered(ApiToken token) {
        Optional<Account> account = account(token);
        SlowHash hash = Verification.hash(account);
        if (wrong.has(token, hash)) return Optional.of(new Outcome.Refused());
        return account.filter(found -> right.has(token, hash))
                .map(found -> new Outcome.Admitted(found.caller()));
    }

    private Outcome verified(ApiToken token, InetAddress from) {
        Optional<Duration> delay = limit.begin(from, Optional.empty());
        if (delay.isPresent()) return new Outcome.TooOften(delay.get());
        Optional<Account> account = account(token);
        SlowHash hash = Verification.hash(account);
        if (!Verification.matches(account, token.secret())) {
            wrong.add(token, hash);
            return new Outcome.Refused();
        }
        limit.right(from, Optional.empty());
        right.add(token, hash);
        return new Outcome.Admitted(account.orElseThrow().caller());
    }
}
