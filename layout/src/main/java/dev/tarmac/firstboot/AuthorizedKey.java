package dev.tarmac.firstboot;

/// A public key that logs in as a user. A user may have several.
///
/// @param line of authorized_keys
public record AuthorizedKey(String user, String line) {
    public AuthorizedKey {
        Group.name(user);
        Checks.line("public key", line);
    }
}
