package dev.tarmac.http;

import dev.tarmac.access.Role;

import java.util.Optional;

/// The least that somebody must be to be answered at an address.
public enum Least {
    /// Firmware, loaders, and who wants to log in: they have nothing to show yet.
    ANYBODY,
    /// An agent or an installed system. What it shows is looked at where it is answered.
    MACHINE,
    VIEWER,
    OPERATOR,
    ADMIN;

    /// The role that people and their tools need; empty where none is asked for.
    public Optional<Role> role() {
        return switch (this) {
            case ANYBODY, MACHINE -> Optional.empty();
            case VIEWER -> Optional.of(Role.VIEWER);
            case OPERATOR -> Optional.of(Role.OPERATOR);
            case ADMIN -> Optional.of(Role.ADMIN);
        };
    }
}
