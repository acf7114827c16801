package dev.tarmac.agent.boot;

/// Whose a file of the installed system is, in its own numbers.
public record Owner(long user, long group) {
    public static final Owner ROOT = new Owner(0, 0);
}
