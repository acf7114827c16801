package dev.tarmac.firstboot;

import java.util.List;
import java.util.Optional;

/// Who may log in. Groups are made first, then users, then keys.
///
/// @param root empty: as the image has it
public record Accounts(
        Optional<Root> root, List<Group> groups, List<User> users, List<AuthorizedKey> keys) {
    public static final Accounts NONE =
            new Accounts(Optional.empty(), List.of(), List.of(), List.of());

    public Accounts {
        groups = List.copyOf(groups);
        users = List.copyOf(users);
        keys = List.copyOf(keys);
    }
}
