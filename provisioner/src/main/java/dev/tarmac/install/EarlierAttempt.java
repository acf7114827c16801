package dev.tarmac.install;

import dev.tarmac.ledger.BootId;

import java.util.Optional;
import java.util.stream.Stream;

/// An attempt that a later one of the same install has taken the place of.
///
/// @param state in which it was then; `running` when its machine was started again in the middle
/// @param boot the power-on that it ran in
public record EarlierAttempt(
        int number, InstallState state, Optional<BootId> boot, Attempt attempt) {
    /// How it ended, in a word.
    public String outcome() {
        return state == InstallState.RUNNING ? "restarted" : state.toString();
    }

    /// Every UUID that was drawn for its disks and file systems, as tools print them.
    Stream<String> drawn() {
        return attempt.prepared().stream().flatMap(prepared -> prepared.drawn());
    }
}
