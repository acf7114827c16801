package dev.tarmac.initramfs;

/// Told where a build stands. Percents never go down; `what` is a phrase for people.
@FunctionalInterface
public interface BuildProgress {
    void at(String what, int percent);
}
