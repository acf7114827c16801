package dev.tarmac.access;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// People who logged in with a password: each has a secret in a cookie, which opens the door until
/// it is idle for half an hour or twelve hours old. All of them are over when the server is started
/// again, and one's own when the password changes or the user goes.
public final class Logins {
    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration LONGEST = Duration.ofHours(12);
    private static final int MOST = 1000;

    private final Accounts accounts;
    private final LoginLimit limit;
    private final InstantSource clock;
    private final Verification verification = new Verification();
    private final Map<String, Login> logins =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Login> eldest) {
                    return size() > MOST;
                }
            };

    /// @param hash of the password that opened it
    private record Login(AccountName user, SlowHash hash, Instant since, Instant last) {
        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(LONGEST)) || !now.isBefore(last.plus(IDLE));
        }
    }

    public Logins(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.limit = new LoginLimit(clock);
        this.clock = clock;
    }

    /// Somebody who is logged in.
    ///
    /// @param csrf what his own pages know and foreign ones do not
    public record Visit(Caller caller, Secret csrf) {}

    /// What became of a login.
    public sealed interface Outcome {
        /// He is in.
        ///
        /// @param cookie what the browser shows from now on
        record Open(Secret cookie, Visit visit) implements Outcome {}

        /// No such user, or another password; which of both nobody is told.
        ///
        /// @param owner the user, when there is one
        record Wrong(Optional<AccountName> owner) implements Outcome {}

        record TooOften(Duration delay) implements Outcome {}
    }

    /// Checks a password.
    ///
    /// @param from where somebody wants to log in
    public Outcome login(String name, Secret password, InetAddress from)
            throws InterruptedException {
        Optional<AccountName> user = user(name);
        Optional<Duration> delay = limit.begin(from, user);
        if (delay.isPresent()) return new Outcome.TooOften(delay.get());
        return verification
                .run(() -> checked(user, password, from))
                .orElseGet(() -> new Outcome.TooOften(Duration.ofSeconds(5)));
    }

    private static Optional<AccountName> user(String name) {
        try {
            return Optional.of(new AccountName(name));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private Outcome checked(Optional<AccountName> user, Secret password, InetAddress from) {
        Optional<Account> account = user.flatMap(this::account);
        if (!Verification.matches(account, password))
            return new Outcome.Wrong(account.map(Account::name));
        limit.right(from, user);
        Secret cookie = Secret.random256();
        Instant now = clock.instant();
        keep(cookie, new Login(user.orElseThrow(), account.orElseThrow().hash(), now, now));
        return new Outcome.Open(cookie, visit(account.orElseThrow(), cookie));
    }

    private Optional<Account> account(AccountName user) {
        return accounts.find(Account.Kind.USER, user)
                .filter(account -> account.countsAt(clock.instant()));
    }

    /// Whoever shows that cookie; from now on it is idle anew.
    public Optional<Visit> visit(Secret cookie) {
        Optional<Login> login = touched(cookie);
        Optional<Account> account =
                login.flatMap(found -> account(found.user))
                        .filter(found -> found.hash().equals(login.get().hash));
        if (account.isEmpty()) end(cookie);
        return account.map(found -> visit(found, cookie));
    }

    private static Visit visit(Account account, Secret cookie) {
        return new Visit(account.caller(), cookie.derive("csrf"));
    }

    private synchronized void keep(Secret cookie, Login login) {
        logins.put(cookie.digest(), login);
    }

    private synchronized Optional<Login> touched(Secret cookie) {
        Instant now = clock.instant();
        Login login = logins.get(cookie.digest());
        if (login == null || login.isOver(now)) return Optional.empty();
        Login touched = new Login(login.user, login.hash, login.since, now);
        logins.put(cookie.digest(), touched);
        return Optional.of(touched);
    }

    /// Logs out.
    public synchronized void end(Secret cookie) {
        logins.remove(cookie.digest());
    }
}
