package dev.tarmac.access;

/// Who makes a request.
public record Caller(Account.Kind kind, AccountName name, Role role) {
    /// `user eva`, `token ci`: for logs.
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
