package dev.tarmac.install;

import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    /// Every UUID that disks and file systems get and that nobody can have had before, as tools
    /// print them; FAT has a shorter one. One that the author wrote may stand on somebody's data
    /// from an earlier install.
    Stream<String> drawn() {
        Set<String> written =
                order.plan()
                        .only(Step.MakeFilesystem.class)
                        .filter(make -> make.filesystem().uuid().isPresent())
                        .map(Step.MakeFilesystem::device)
                        .collect(Collectors.toSet());
        Stream<UUID> filesystems =
                order.filesystemUuids().entrySet().stream()
                        .filter(entry -> !written.contains(entry.getKey()))
                        .map(Map.Entry::getValue);
        Stream<UUID> all = Stream.concat(order.diskUuids().values().stream(), filesystems);
        return all.flatMap(uuid -> Stream.of(uuid.toString(), InstallOrder.vfatSerial(uuid)));
    }
}
