package dev.tarmac.install;

import dev.tarmac.order.InstallOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/// A plan and everything drawn for it, stored before the agent sees it.
///
/// @param order without the token of its proof, which is derived from the install's secret whenever
///   the order is handed out
/// @param provable the image can phone home
/// @param proveWithin how long the first boot may take
/// @param from when planning began
/// @param at when it was done
public record Prepared(
        InstallOrder order, boolean provable, Duration proveWithin, Instant from, Instant at) {
    /// Every UUID that disks and file systems get, as tools print them; FAT has a shorter one.
    Stream<String> drawn() {
        Stream<UUID> all =
                Stream.concat(
                        order.diskUuids().values().stream(),
                        order.filesystemUuids().values().stream());
        return all.flatMap(uuid -> Stream.of(uuid.toString(), InstallOrder.vfatSerial(uuid)));
    }
}
