package dev.tarmac.rule;

import dev.tarmac.audit.Actor;

/// The rule book as the store keeps it: the text that people wrote, which was read without a
/// problem before it was kept.
public interface Rules {
    /// Empty text when nobody wrote any.
    String text();

    RuleBook book();

    void put(String text, Actor actor);
}
