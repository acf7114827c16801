package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.Size;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// About sizes that are not what is made.
final class SizeRules {
    /// Mebibytes that a format needs at least.
    private static final Map<String, Integer> LEAST =
            Map.of("efi", 50, "btrfs", 256, "prepboot", 4, "lvmpv", 8, "ext4", 2, "ext3", 2);

    private static final int LEAST_XFS = 16;
    private static final int LEAST_XFS_FROM_10 = 300;

    static final List<Rule> ALL =
            List.of(
                    Rule.warning(
                            "size-not-positive",
                            "A size of zero or less is read without complaint, and fails or is"
                                    + " raised when the disk is planned.",
                            "write the size in MiB, 1 or more; --grow takes what is free",
                            subject ->
                                    sizes(subject)
                                            .filter(sized -> isBelowOne(sized.command()))
                                            .map(
                                                    sized ->
                                                            sized.hit(
                                                                    "the size is not above zero",
                                                                    "--size"))),
                    Rule.warning(
                            "size-missing",
                            "A partition with neither --size nor --grow gets 500 MiB, whatever it holds.",
                            "add --size=MIB or --grow",
                            subject ->
                                    subject.all(Part.class)
                                            .filter(part -> isUnsized(part.command()))
                                            .map(
                                                    part ->
                                                            part.hit(
                                                                    part.command().mountPoint()
                                                                            + " has no size"))),
                    Rule.warning(
                            "size-below-minimum",
                            "A size below what the format needs is raised without a word.",
                            "write at least the minimum",
                            subject ->
                                    subject.all(Part.class)
                                            .flatMap(
                                                    part -> belowMinimum(part, subject.version()))),
                    Rule.warning(
                            "maximum-below-size",
                            "A --maxsize below --size is ignored: the partition keeps its size.",
                            "remove --maxsize, or make it the larger one",
                            subject ->
                                    sizes(subject)
                                            .filter(sized -> isBelowSize(sized.command()))
                                            .map(
                                                    sized ->
                                                            sized.hit(
                                                                    "--maxsize is below --size",
                                                                    "--maxsize"))));

    private SizeRules() {}

    private static Stream<Placed<Size>> sizes(Subject subject) {
        return Stream.concat(
                subject.all(Part.class)
                        .map(part -> new Placed<>(part.command().size(), part.line())),
                subject.all(LogVol.class)
                        .map(volume -> new Placed<>(volume.command().size(), volume.line())));
    }

    private static boolean isBelowOne(Size size) {
        return size.mebibytes().filter(number -> number.signum() <= 0).isPresent();
    }

    private static boolean isUnsized(Part part) {
        return part.size().mebibytes().isEmpty()
                && !part.size().grow()
                && !part.size().recommended()
                && !part.size().hibernation()
                && part.onPartition().isEmpty();
    }

    private static boolean isBelowSize(Size size) {
        return size.maximum().isPresent()
                && size.mebibytes()
                        .filter(number -> number.compareTo(size.maximum().get()) > 0)
                        .isPresent();
    }

    /// Growing partitions are left alone: they begin small by habit.
    private static Stream<Hit> belowMinimum(Placed<Part> placed, KsVersion version) {
        Part part = placed.command();
        if (part.size().grow() || part.onPartition().isPresent()) return Stream.empty();
        Optional<String> format = format(part, version);
        int least = format.map(name -> least(name, version)).orElse(0);
        return part.size().mebibytes().stream()
                .filter(number -> number.signum() > 0)
                .filter(number -> number.compareTo(BigInteger.valueOf(least)) < 0)
                .map(
                        number ->
                                placed.hit(
                                        number
                                                + " MiB are less than the "
                                                + least
                                                + " MiB that "
                                                + format.orElseThrow()
                                                + " needs",
                                        "--size"));
    }

    private static int least(String format, KsVersion version) {
        if (!format.equals("xfs")) return LEAST.getOrDefault(format, 0);
        return version == KsVersion.RHEL10 || version == KsVersion.F45
                ? LEAST_XFS_FROM_10
                : LEAST_XFS;
    }

    /// What is made on a partition, where that is certain: the default of Fedora varies.
    private static Optional<String> format(Part part, KsVersion version) {
        String mountPoint = part.mountPoint();
        if (mountPoint.equals("/boot/efi")) return Optional.of("efi");
        if (mountPoint.equals("prepboot")) return Optional.of("prepboot");
        if (mountPoint.startsWith("pv.")) return Optional.of("lvmpv");
        if (!mountPoint.startsWith("/")) return Optional.empty();
        return part.format()
                .type()
                .or(() -> version.isRhelFrom(7) ? Optional.of("xfs") : Optional.empty());
    }
}
