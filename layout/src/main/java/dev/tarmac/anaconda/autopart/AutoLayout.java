package dev.tarmac.anaconda.autopart;

import static dev.tarmac.anaconda.device.Bytes.GIB;
import static dev.tarmac.anaconda.device.Bytes.MIB;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.Product;
import dev.tarmac.anaconda.device.SwapAdvice;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Situation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        if (wishes.boot())
            requests.add(
                    PlatformPartitions.boot(
                            product.bootFileSystem(), situation.machine().flavor()));
        Format format = Format.of(product.fileSystem());
        requests.add(volume(format.at("/"), ROOT, OptionalLong.of(MOST_ROOT)));
        if (wishes.home()) requests.add(volume(format.at("/home"), HOME, OptionalLong.empty()));
        if (wishes.swap() && (product.swaps() || wishes.hibernation()))
            requests.add(swap(situation, wishes.hibernation()));
        return requests;
    }

    private static AutoRequest volume(Format format, long bytes, OptionalLong maximum) {
        return new AutoRequest(
                format, bytes, true, maximum, Optional.empty(), AutoRequest.Place.VOLUME);
    }

    private static AutoRequest swap(Situation situation, boolean hibernation) {
        long bytes = SwapAdvice.bytes(situation.machine(), hibernation, freeBytes(situation));
        return new AutoRequest(
                Format.of(FormatType.SWAP),
                bytes,
                false,
                OptionalLong.empty(),
                Optional.empty(),
                AutoRequest.Place.SWAP);
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

    static boolean isHome(AutoRequest request) {
        return request.format().isAt("/home");
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
