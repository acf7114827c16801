package dev.tarmac.app;

import dev.tarmac.access.Account;
import dev.tarmac.access.AccountName;
import dev.tarmac.access.ApiToken;
import dev.tarmac.access.Role;
import dev.tarmac.access.SlowHash;
import dev.tarmac.problem.Refused;
import dev.tarmac.store.AccountRows;
import dev.tarmac.store.Database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Access for who owns the server's files but has no token (any more): straight into the database,
/// whether the server runs or not.
public final class OfflineAccounts {
    private OfflineAccounts() {}

    /// Makes a token for who can write there.
    ///
    /// @param data the server's `data:` directory
    public static ApiToken addToken(
            Path data, AccountName name, Role role, Optional<Instant> endsAt) throws Refused {
        Path file = data.resolve("tarmac.db");
        if (!Files.exists(file))
            throw new Refused(
                    data.toString(),
                    "holds no tarmac.db",
                    "name the directory that is `data:` in tarmac.yaml; a server that was started"
                            + " once has made it");
        ApiToken token = ApiToken.random(name);
        Account account =
                new Account(
                        Account.Kind.TOKEN,
                        name,
                        role,
                        SlowHash.of(token.secret()),
                        Instant.ofEpochMilli(System.currentTimeMillis()),
                        endsAt);
        try (Database database = Database.open(file)) {
            if (new AccountRows(database).add(account)) return token;
        }
        throw new Refused("token " + name, "is there already", "take another name");
    }
}
