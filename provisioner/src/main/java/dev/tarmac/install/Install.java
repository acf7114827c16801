package dev.tarmac.install;

import dev.tarmac.access.Secret;
import dev.tarmac.image.ImageName;
import dev.tarmac.ledger.BootId;
import dev.tarmac.profile.ProfileName;
import dev.tarmac.pxe.MacAddress;

import java.time.Instant;
import java.util.Optional;

/// One install of one machine.
///
/// @param terms what it was ordered with
/// @param secret from which the tokens of its proofs are derived
/// @param boot the power-on that the attempt runs in
/// @param restarts how often the machine was started again in the middle
/// @param revision grows with every change
public record Install(
        InstallId id,
        MacAddress mac,
        ProfileName profile,
        ImageName image,
        Terms terms,
        Instant createdAt,
        Secret secret,
        Status status,
        Optional<BootId> boot,
        int restarts,
        Attempt attempt,
        long revision) {
    /// A person allowed to destroy what is on the disks.
    public boolean wipe() {
        return terms.wipe();
    }

    /// The only plan that may be carried out.
    public Optional<String> approvedPlan() {
        return terms.plan();
    }

    public InstallState state() {
        return status.state();
    }

    /// What the first boot of this attempt must show.
    Secret proofToken() {
        return secret.derive("proof of " + id + " attempt " + status.attempt());
    }

    Install with(Status next, Attempt changed) {
        return copy(next, boot, restarts, changed);
    }

    Install with(Attempt changed) {
        return with(status, changed);
    }

    /// The attempt runs in that power-on.
    Install in(BootId other) {
        return copy(status, Optional.of(other), restarts, attempt);
    }

    /// A person wants another attempt: restarts count anew.
    Install retried(Status next) {
        return copy(next, boot, 0, Attempt.NEW);
    }

    /// The machine came back in the middle; the next attempt begins in that power-on.
    Install restarted(Status next, BootId other) {
        return copy(next, Optional.of(other), restarts + 1, Attempt.NEW);
    }

    private Install copy(Status next, Optional<BootId> in, int restarted, Attempt changed) {
        return new Install(
                id,
                mac,
                profile,
                image,
                terms,
                createdAt,
                secret,
                next,
                in,
                restarted,
                changed,
                revision + 1);
    }
}
