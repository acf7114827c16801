package dev.tarmac.firstboot;

import java.math.BigInteger;
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
    private static final String NUMBER = "number of a user";
    private static final String PRIMARY = "number of a user's group";

    public User {
        groups = List.copyOf(groups);
        name(name);
        number.ifPresent(it -> Checks.between(NUMBER, it, 1, Group.LAST_NUMBER));
        primaryGroup.ifPresent(it -> Checks.between(PRIMARY, it, 1, Group.LAST_NUMBER));
        home.ifPresent(User::home);
        shell.ifPresent(User::shell);
        comment.ifPresent(User::comment);
    }

    /// The rule for names of users.
    public static String name(String name) {
        if (name.equals(Root.NAME))
            throw new IllegalArgumentException("root is there already; it is no user to be made");
        return Group.name(name);
    }

    /// The rule for numbers of users: 0 is root's.
    public static long number(BigInteger number) {
        return Checks.between(NUMBER, number, 1, Group.LAST_NUMBER);
    }

    /// The rule for numbers of users' own groups: 0 is root's.
    public static long primaryGroup(BigInteger number) {
        return Checks.between(PRIMARY, number, 1, Group.LAST_NUMBER);
    }

    /// The rule for home directories.
    public static String home(String path) {
        return field(Checks.path("home directory", path));
    }

    /// The rule for shells.
    public static String shell(String path) {
        return field(Checks.path("shell", path));
    }

    /// The rule for full names.
    public static String comment(String text) {
        return field(Checks.line("full name", text));
    }

    /// The file of accounts separates its fields by colons.
    private static String field(String text) {
        if (text.contains(":"))
            throw new IllegalArgumentException("'" + text + "' holds a colon, which ends a field");
        return text;
    }
}
