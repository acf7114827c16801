package dev.tarmac.boot;

import dev.tarmac.install.Attempt;
import dev.tarmac.install.EarlierAttempt;
import dev.tarmac.install.Install;
import dev.tarmac.install.InstallId;
import dev.tarmac.install.Installs;
import dev.tarmac.install.Prepared;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;

import java.util.Optional;
import java.util.UUID;

/// What the last agent that had an order wrote.
final class InstalledSystem {
    private InstalledSystem() {}

    /// The serial number of the file system that its loader lies on; empty where that was there
    /// before, or there is none.
    static Optional<String> esp(Installs installs, InstallId id) {
        Optional<Install> install = installs.find(id);
        if (install.isEmpty()) return Optional.empty();
        return install.map(Install::attempt)
                .flatMap(Attempt::prepared)
                .or(() -> lastPrepared(installs, id))
                .map(Prepared::order)
                .flatMap(InstalledSystem::esp);
    }

    private static Optional<Prepared> lastPrepared(Installs installs, InstallId id) {
        return installs.earlier(id).reversed().stream()
                .map(EarlierAttempt::attempt)
                .flatMap(attempt -> attempt.prepared().stream())
                .findFirst();
    }

    private static Optional<String> esp(InstallOrder order) {
        return order.plan()
                .only(Step.GrubEfi.class)
                .map(grub -> Optional.ofNullable(order.filesystemUuids().get(grub.esp())))
                .flatMap(Optional::stream)
                .map((UUID uuid) -> InstallOrder.vfatSerial(uuid))
                .findFirst();
    }
}
