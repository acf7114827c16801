package dev.tarmac.store;

import dev.tarmac.access.Account;
import dev.tarmac.access.AccountName;
import dev.tarmac.access.Accounts;
import dev.tarmac.access.Role;
import dev.tarmac.access.SlowHash;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// [Accounts] in SQLite.
public final class AccountRows implements Accounts {
    private final Database database;

    public AccountRows(Database database) {
        this.database = database;
    }

    @Override
    public List<Account> list(Account.Kind kind) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from accounts where kind = :kind order by name")
                                .bind("kind", kind.toString())
                                .map(AccountRows::account)
                                .list());
    }

    @Override
    public Optional<Account> find(Account.Kind kind, AccountName name) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        "select * from accounts where kind = :kind and name = :name")
                                .bind("kind", kind.toString())
                                .bind("name", name.text())
                                .map(AccountRows::account)
                                .findOne());
    }

    @Override
    public boolean add(Account account) {
        return database.write(handle -> insert(handle, account, "true"));
    }

    @Override
    public boolean addFirst(Account account) {
        return database.write(
                handle -> insert(handle, account, "not exists (select 1 from accounts)"));
    }

    private static boolean insert(Handle handle, Account account, String condition) {
        return handle.createUpdate(
                                """
                                insert into accounts (kind, name, role, hash, created_at, ends_at)
                                select :kind, :name, :role, :hash, :created, :ends where %s
                                on conflict (kind, name) do nothing
                                """
                                        .formatted(condition))
                        .bind("kind", account.kind().toString())
                        .bind("name", account.name().text())
                        .bind("role", account.role().toString())
                        .bind("hash", account.hash().text())
                        .bind("created", account.createdAt().toEpochMilli())
                        .bind("ends", account.endsAt().map(Instant::toEpochMilli).orElse(null))
                        .execute()
                > 0;
    }

    @Override
    public boolean changePassword(AccountName user, SlowHash hash) {
        return database.write(
                handle ->
                        handle.createUpdate(
                                                "update accounts set hash = :hash"
                                                        + " where kind = 'user' and name = :name")
                                        .bind("hash", hash.text())
                                        .bind("name", user.text())
                                        .execute()
                                > 0);
    }

    @Override
    public Deletion delete(Account.Kind kind, AccountName name, Instant now) {
        return database.write(
                handle -> {
                    List<Account> all =
                            handle.createQuery("select * from accounts")
                                    .map(AccountRows::account)
                                    .list();
                    Optional<Account> gone =
                            all.stream()
                                    .filter(each -> each.kind() == kind && each.name().equals(name))
                                    .findFirst();
                    if (gone.isEmpty()) return Deletion.NO_SUCH_ACCOUNT;
                    boolean isAdmin = isAdmin(gone.get(), now);
                    boolean othersAre =
                            all.stream()
                                    .filter(each -> !each.equals(gone.get()))
                                    .anyMatch(each -> isAdmin(each, now));
                    if (isAdmin && !othersAre) return Deletion.LAST_ADMIN;
                    handle.execute(
                            "delete from accounts where kind = ? and name = ?",
                            kind.toString(),
                            name.text());
                    return Deletion.DELETED;
                });
    }

    private static boolean isAdmin(Account account, Instant now) {
        return account.role() == Role.ADMIN && account.countsAt(now);
    }

    private static Account account(ResultSet row, StatementContext context) throws SQLException {
        return new Account(
                Account.Kind.parse(row.getString("kind")),
                new AccountName(row.getString("name")),
                Role.parse(row.getString("role")),
                new SlowHash(row.getString("hash")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Rows.instant(row, "ends_at"));
    }
}
