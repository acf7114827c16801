package dev.tarmac.firstboot;

import java.util.List;
import java.util.Optional;

/// An account besides root.
///
/// @param number empty: the next one that is free
/// @param primaryGroup the number of his own group: one of that number that the system has or
///   `groups` makes; else a new one with the user's name. Empty: a new one with the user's name and
///   the next number that is free
/// @param groups further groups; those that the system lacks are made
/// @param home empty: below /home
/// @param shell empty: the system's default
/// @param comment the full name
public record User(
        String name,
        Password password,
        Optional<Long> number,
        Optional<Long> primaryGroup,
        List<Group> groups,
        Optional<String> home,
        Optional<String> shell,
        Optional<String> comment) {
    public User {
        groups = List.copyOf(groups);
        Group.name(name);
        if (name.equals(Root.NAME))
            throw new IllegalArgumentException("root is there already; it is no user to be made");
        number.ifPresent(it -> Checks.between("number of a user", it, 1, Group.LAST_NUMBER));
        primaryGroup.ifPresent(it -> Checks.between("number of a group", it, 1, Group.LAST_NUMBER));
        home.ifPresent(it -> field(Checks.path("home directory", it)));
        shell.ifPresent(it -> field(Checks.path("shell", it)));
        comment.ifPresent(it -> field(Checks.line("full name", it)));
    }

    /// The file of accounts separates its fields by colons.
    private static void field(String text) {
        if (text.contains(":"))
            throw new IllegalArgumentException("'" + text + "' holds a colon, which ends a field");
    }
}
