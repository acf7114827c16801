package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Thin;
import dev.tarmac.kickstart.StorageCommand.VolGroup;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// About volume groups and logical volumes.
final class VolumeRules {
    private static final BigInteger KIB_PER_MIB = BigInteger.valueOf(1024);
    private static final BigInteger EXTENT_KIB = BigInteger.valueOf(4096);
    private static final BigInteger WHOLE = BigInteger.valueOf(100);

    static final List<Rule> ALL =
            List.of(
                    Rule.warning(
                            "group-undefined",
                            "A logical volume needs a volume group that an earlier line makes or"
                                    + " names.",
                            "put a volgroup line before it; for an existing group with"
                                    + " --useexisting",
                            VolumeRules::undefinedGroups),
                    Rule.error(
                            "pool-undefined",
                            "A thin volume needs its pool before it, in the same volume group.",
                            "put the logvol line with --thinpool before the volume",
                            VolumeRules::undefinedPools),
                    Rule.error(
                            "percent-over-100",
                            "The percentages of a volume group's volumes make more than all of it.",
                            "lower the percentages to 100 in all",
                            VolumeRules::tooMuch),
                    Rule.note(
                            "not-whole-extents",
                            "A volume is made of whole extents; lvcreate rounds the size up, and"
                                    + " the last volume may not fit.",
                            "write a multiple of the extent size, which is 4 MiB unless --pesize"
                                    + " says otherwise",
                            VolumeRules::brokenExtents));

    private VolumeRules() {}

    private static Stream<Hit> undefinedGroups(Subject subject) {
        Set<String> groups = new HashSet<>();
        subject.all(VolGroup.class).forEach(group -> groups.add(group.command().name()));
        return subject.all(LogVol.class)
                .filter(volume -> !groups.contains(volume.command().volGroup()))
                .map(
                        volume ->
                                volume.hit(
                                        "no volgroup line makes " + volume.command().volGroup(),
                                        "--vgname"));
    }

    private static Stream<Hit> undefinedPools(Subject subject) {
        Set<String> pools = new HashSet<>();
        return subject.all(LogVol.class)
                .flatMap(
                        placed -> {
                            LogVol volume = placed.command();
                            return switch (volume.thin()) {
                                case Thin.No() -> Stream.empty();
                                case Thin.Pool _ -> {
                                    pools.add(volume.volGroup() + "/" + volume.name());
                                    yield Stream.empty();
                                }
                                case Thin.InPool(String pool) ->
                                        pools.contains(volume.volGroup() + "/" + pool)
                                                ? Stream.empty()
                                                : Stream.of(
                                                        placed.hit(
                                                                "no pool "
                                                                        + pool
                                                                        + " is made before this"
                                                                        + " volume",
                                                                "--poolname"));
                            };
                        });
    }

    /// Thin volumes are parts of their pool.
    private static Stream<Hit> tooMuch(Subject subject) {
        Map<String, BigInteger> sums = new HashMap<>();
        return subject.all(LogVol.class)
                .filter(volume -> !(volume.command().thin() instanceof Thin.InPool))
                .filter(volume -> volume.command().percent().isPresent())
                .flatMap(
                        placed -> {
                            LogVol volume = placed.command();
                            BigInteger sum =
                                    sums.merge(
                                            volume.volGroup(),
                                            volume.percent().orElseThrow(),
                                            BigInteger::add);
                            return sum.compareTo(WHOLE) > 0
                                    ? Stream.of(
                                            placed.hit(
                                                    sum
                                                            + "% of "
                                                            + volume.volGroup()
                                                            + " up to here",
                                                    "--percent"))
                                    : Stream.empty();
                        });
    }

    private static Stream<Hit> brokenExtents(Subject subject) {
        Map<String, BigInteger> extents = new HashMap<>();
        subject.all(VolGroup.class)
                .map(Placed::command)
                .forEach(group -> extents.put(group.name(), extent(group)));
        return subject.all(LogVol.class)
                .filter(volume -> isFixed(volume.command()))
                .flatMap(
                        placed -> {
                            LogVol volume = placed.command();
                            BigInteger extent = extents.getOrDefault(volume.volGroup(), EXTENT_KIB);
                            return volume.size().mebibytes().stream()
                                    .filter(size -> isBroken(size, extent))
                                    .map(
                                            size ->
                                                    placed.hit(
                                                            size
                                                                    + " MiB are no multiple of the"
                                                                    + " extent of "
                                                                    + extent
                                                                    + " KiB",
                                                            "--size"));
                        });
    }

    private static BigInteger extent(VolGroup group) {
        return group.extentKib().filter(size -> size.signum() > 0).orElse(EXTENT_KIB);
    }

    private static boolean isFixed(LogVol volume) {
        return !volume.size().grow()
                && !volume.existing()
                && !(volume.thin() instanceof Thin.InPool);
    }

    private static boolean isBroken(BigInteger mebibytes, BigInteger extentKib) {
        return mebibytes.signum() > 0
                && mebibytes.multiply(KIB_PER_MIB).mod(extentKib).signum() != 0;
    }
}
