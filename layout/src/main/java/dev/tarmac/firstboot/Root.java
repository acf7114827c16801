package dev.tarmac.firstboot;

/// The administrator's account, which every system has.
///
/// @param passwordOverSsh whether the password opens ssh too
public record Root(Password password, boolean passwordOverSsh) {
    public static final String NAME = "root";
}
