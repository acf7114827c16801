package dev.tarmac.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who may use the REST interface, as the store keeps them.
public interface Accounts {
    /// By name.
    List<Account> list(Account.Kind kind);

    Optional<Account> find(Account.Kind kind, AccountName name);

    /// False when there is one of that kind and name, which stays as it is.
    boolean add(Account account);

    /// False, and nothing is added, when there is any account at all.
    boolean addFirst(Account account);

    /// False when there is no such user.
    boolean changePassword(AccountName user, SlowHash hash);

    Deletion delete(Account.Kind kind, AccountName name, Instant now);

    /// What became of a deletion.
    enum Deletion {
        DELETED,
        NO_SUCH_ACCOUNT,
        /// Nobody would be left who can give access to others.
        LAST_ADMIN
    }
}
