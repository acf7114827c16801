package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.Raid;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// About arrays that cannot be made, or protect from nothing.
final class RaidRules {
    private static final Map<String, Integer> LEAST_MEMBERS =
            Map.of("RAID0", 2, "RAID1", 2, "RAID4", 3, "RAID5", 3, "RAID6", 4, "RAID10", 4);

    static final List<Rule> ALL =
            List.of(
                    Rule.error(
                            "raid-too-few-members",
                            "Every level needs a number of members; spares do not count.",
                            "add members, or take another level",
                            subject -> made(subject).flatMap(RaidRules::tooFew)),
                    Rule.error(
                            "raid-spares",
                            "An array of spares alone has no member at work.",
                            "lower --spares, or add members",
                            subject ->
                                    made(subject)
                                            .filter(RaidRules::isAllSpares)
                                            .map(
                                                    raid ->
                                                            raid.hit(
                                                                    "no more members than spares",
                                                                    "--spares"))),
                    Rule.warning(
                            "raid-on-one-disk",
                            "Members on the same disk die together.",
                            "put every member on a disk of its own with --ondisk",
                            RaidRules::onOneDisk),
                    Rule.error(
                            "raid1-chunk",
                            "RAID 1 has no chunks, and the installer refuses the option.",
                            "remove --chunksize",
                            subject ->
                                    made(subject)
                                            .filter(raid -> isLevel(raid, "RAID1"))
                                            .filter(raid -> raid.command().chunkKib().isPresent())
                                            .map(
                                                    raid ->
                                                            raid.hit(
                                                                    "--chunksize with RAID 1",
                                                                    "--chunksize"))));

    private RaidRules() {}

    private static Stream<Placed<Raid>> made(Subject subject) {
        return subject.all(Raid.class).filter(raid -> !raid.command().existing());
    }

    private static boolean isLevel(Placed<Raid> raid, String level) {
        return raid.command().level().filter(level::equals).isPresent();
    }

    private static boolean isAllSpares(Placed<Raid> raid) {
        BigInteger members = BigInteger.valueOf(raid.command().members().size());
        BigInteger spares = raid.command().spares();
        return spares.signum() > 0 && spares.compareTo(members) >= 0;
    }

    private static Stream<Hit> tooFew(Placed<Raid> placed) {
        Raid raid = placed.command();
        if (isAllSpares(placed)) return Stream.empty();
        return raid.level().stream()
                .filter(LEAST_MEMBERS::containsKey)
                .filter(
                        level ->
                                active(raid).compareTo(BigInteger.valueOf(LEAST_MEMBERS.get(level)))
                                        < 0)
                .map(
                        level ->
                                placed.hit(
                                        level
                                                + " needs "
                                                + LEAST_MEMBERS.get(level)
                                                + " members besides spares and has "
                                                + active(raid),
                                        "--level"));
    }

    private static BigInteger active(Raid raid) {
        return BigInteger.valueOf(raid.members().size()).subtract(raid.spares());
    }

    private static Stream<Hit> onOneDisk(Subject subject) {
        Map<String, String> disks =
                subject.all(Part.class)
                        .map(Placed::command)
                        .filter(part -> part.onDisk().isPresent())
                        .collect(
                                Collectors.toMap(
                                        Part::mountPoint,
                                        part -> DiskNames.plain(part.onDisk().orElseThrow()),
                                        (first, second) -> second));
        return made(subject).flatMap(raid -> shared(raid, disks));
    }

    private static Stream<Hit> shared(Placed<Raid> raid, Map<String, String> disks) {
        Set<String> seen = new HashSet<>();
        return raid.command().members().stream()
                .filter(disks::containsKey)
                .filter(member -> !seen.add(disks.get(member)))
                .map(
                        member ->
                                raid.hit(
                                        "another member lies on "
                                                + disks.get(member)
                                                + " as "
                                                + member
                                                + " does",
                                        member));
    }
}
