package dev.tarmac.app;

import dev.tarmac.access.Account;
import dev.tarmac.access.AccountName;
import dev.tarmac.access.Accounts;
import dev.tarmac.access.ApiToken;
import dev.tarmac.access.Role;
import dev.tarmac.access.SlowHash;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The first admin of a server that nobody has access to.
final class FirstToken {
    private static final AccountName NAME = new AccountName("admin");

    private FirstToken() {}

    /// Empty when somebody has access already.
    static Optional<ApiToken> make(Accounts accounts, InstantSource clock) {
        boolean anybody =
                !accounts.list(Account.Kind.USER).isEmpty()
                        || !accounts.list(Account.Kind.TOKEN).isEmpty();
        if (anybody) return Optional.empty();
        ApiToken token = ApiToken.random(NAME);
        Account account =
                new Account(
                        Account.Kind.TOKEN,
                        NAME,
                        Role.ADMIN,
                        SlowHash.of(token.secret()),
                        Instant.ofEpochMilli(clock.millis()),
                        Optional.empty());
        return accounts.addFirst(account) ? Optional.of(token) : Optional.empty();
    }
}
