package dev.tarmac.access;

import java.util.Arrays;
import java.util.Locale;

/// What an account may do; each may what those before it may.
public enum Role {
    /// Looks.
    VIEWER,
    /// Changes machines, profiles and installs.
    OPERATOR,
    /// Gives others access.
    ADMIN;

    public boolean covers(Role least) {
        return compareTo(least) >= 0;
    }

    public static Role parse(String text) {
        for (Role role : values()) if (role.toString().equals(text)) return role;
        throw new IllegalArgumentException(
                "'" + text + "' is no role; write one of " + Arrays.toString(values()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
