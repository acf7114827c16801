package dev.tarmac.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How wanted sizes become sectors.
public sealed interface Sizing {
    /// Our own rules, five lines long; docs/layouts.md has them.
    record Tarmac() implements Sizing {}

    /// The rules of Anaconda, to the sector: partitions are not given to a disk by their author but
    /// placed, and what stood on the disks before is cleared as a kickstart says it.
    ///
    /// @param partitions in the order in which they are taken up: of two that are as urgent, the
    ///   first one is placed first. A layout with this sizing has no partitions elsewhere
    record Anaconda(Release release, DiskHandling handling, List<FreePartition> partitions)
            implements Sizing {
        public Anaconda {
            partitions = List.copyOf(partitions);
        }
    }

    /// The releases whose sizes are reproduced.
    enum Release {
        RHEL9,
        RHEL10;

        /// `anaconda-rhel9`, as a layout file says it.
        public String word() {
            return "anaconda-" + name().toLowerCase(Locale.ROOT);
        }

        /// The release of that word; empty when there is none.
        public static Optional<Release> ofWord(String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }

        /// `anaconda-rhel9, anaconda-rhel10`.
        public static String words() {
            return Arrays.stream(values()).map(Release::word).collect(Collectors.joining(", "));
        }
    }
}
