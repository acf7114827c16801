package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.GIB;
import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.device.SwapAdvice;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Situation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// The lines of an automatic layout, in the order in which they are made.
final class AutoLayout {
    private static final long ROOT = GIB;
    private static final long MOST_ROOT = 70 * GIB;
    private static final long HOME = 500 * MIB;

    /// What there must be for a /home of its own.
    static final long ROOM_FOR_HOME = 50 * GIB;

    private AutoLayout() {}

    static List<AutoRequest> of(Situation situation, Product product, AutoWishes wishes) {
        List<AutoRequest> requests = new ArrayList<>(PlatformPartitions.firmware(situation));
        if (wishes.boot()) requests.add(PlatformPartitions.boot(situation, product));
        requests.add(
                AutoRequest.mounted(
                        "root",
                        product.fileSystem(),
                        "/",
                        AutoRequest.growing(ROOT, OptionalLong.of(MOST_ROOT)),
                        AutoRequest.Place.VOLUME));
        if (wishes.home())
            requests.add(
                    AutoRequest.mounted(
                            "home",
                            product.fileSystem(),
                            "/home",
                            AutoRequest.growing(HOME, OptionalLong.empty()),
                            AutoRequest.Place.VOLUME));
        if (wishes.swap() && (product.swaps() || wishes.hibernation()))
            requests.add(
                    AutoRequest.swap(
                            SwapAdvice.bytes(
                                    situation.machine(),
                                    wishes.hibernation(),
                                    freeBytes(situation))));
        return requests;
    }

    /// What is free on all disks; one without a label counts as a whole.
    private static long freeBytes(Situation situation) {
        long blank =
                situation.disks().stream()
                        .filter(disk -> disk.label().isEmpty())
                        .mapToLong(disk -> disk.bytes())
                        .sum();
        return blank + situation.tables().stream().mapToLong(Table::freeBytes).sum();
    }

    /// Whether the two largest free regions hold a /home of its own.
    static boolean hasRoomForHome(List<Table> candidates) {
        return candidates.stream()
                        .flatMap(table -> table.freeRegionBytes().stream())
                        .sorted(Comparator.reverseOrder())
                        .limit(2)
                        .mapToLong(Long::longValue)
                        .sum()
                >= ROOM_FOR_HOME;
    }
}
