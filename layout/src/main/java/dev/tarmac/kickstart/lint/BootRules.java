package dev.tarmac.kickstart.lint;

import dev.tarmac.kickstart.StorageCommand.AutoPart;
import dev.tarmac.kickstart.StorageCommand.Bootloader;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Part;
import dev.tarmac.kickstart.StorageCommand.Raid;
import dev.tarmac.kickstart.StorageCommand.ReqPart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// About machines that do not boot, and partitions for booting that are not what they look like.
final class BootRules {
    private static final String ESP = "/boot/efi";
    private static final Set<String> READABLE = Set.of("RAID0", "RAID1");
    private static final int MOST_PRIMARIES = 3;

    static final List<Rule> ALL =
            List.of(
                    Rule.warning(
                            "esp-options-ignored",
                            "The EFI system partition has one format and its own mount options;"
                                    + " what the file says of them is ignored.",
                            "remove --fstype and --fsoptions, or write --fstype=efi",
                            subject -> parts(subject, ESP).flatMap(BootRules::ignoredOptions)),
                    Rule.error(
                            "biosboot-missing",
                            "BIOS boots from a GPT disk only with a biosboot partition on it, and"
                                    + " this file makes neither that nor an EFI system partition.",
                            "add reqpart, or part biosboot --fstype=biosboot --size=1",
                            BootRules::biosbootMissing),
                    Rule.note(
                            "esp-missing",
                            "Without EFI system partition the machine boots with BIOS only.",
                            "add reqpart, or part /boot/efi --fstype=efi --size=600",
                            BootRules::espMissing),
                    Rule.error(
                            "boot-unreadable",
                            "GRUB as it is installed here reads /boot from a partition, RAID 0 or"
                                    + " RAID 1, not from LVM, LUKS or other RAID levels.",
                            "give /boot a plain partition of its own",
                            BootRules::unreadableBoot),
                    Rule.note(
                            "asprimary-without-effect",
                            "GPT has no primary and logical partitions.",
                            "remove --asprimary",
                            subject ->
                                    Table.of(subject) == Table.GPT
                                            ? primaries(subject)
                                                    .map(
                                                            part ->
                                                                    part.hit(
                                                                            "--asprimary on a GPT disk",
                                                                            "--asprimary"))
                                            : Stream.empty()),
                    Rule.warning(
                            "too-many-primaries",
                            "An MBR table holds four entries; more than three primaries leave no"
                                    + " room for the extended partition, or it eats the rest.",
                            "remove --asprimary, or write clearpart --disklabel=gpt",
                            BootRules::tooManyPrimaries));

    private BootRules() {}

    private static Stream<Placed<Part>> parts(Subject subject, String mountPoint) {
        return subject.all(Part.class)
                .filter(part -> part.command().mountPoint().equals(mountPoint));
    }

    private static Stream<Hit> ignoredOptions(Placed<Part> part) {
        Stream<Hit> type =
                part.command().format().type().stream()
                        .filter(name -> !name.equals("efi"))
                        .map(
                                name ->
                                        part.hit(
                                                "the type " + name + " is ignored",
                                                "--fstype",
                                                "--type"));
        Stream<Hit> options =
                part.command().format().mountOptions().stream()
                        .map(
                                text ->
                                        part.hit(
                                                "the mount options " + text + " are ignored",
                                                "--fsoptions"));
        return Stream.concat(type, options);
    }

    /// Whether partitions for all of the system are made by hand, so that those for booting must be
    /// there too.
    private static boolean isMadeByHand(Subject subject) {
        return rootIsMade(subject)
                && !subject.has(ReqPart.class)
                && !subject.has(AutoPart.class)
                && hasBootloader(subject);
    }

    /// Whether a boot loader is installed; without one nothing is checked.
    private static boolean hasBootloader(Subject subject) {
        return subject.last(Bootloader.class)
                .map(Placed::command)
                .noneMatch(loader -> loader.disabled() || loader.location().equals("none"));
    }

    private static boolean rootIsMade(Subject subject) {
        return MountPoints.of(subject).anyMatch(place -> place.command().path().equals("/"));
    }

    private static Stream<Hit> biosbootMissing(Subject subject) {
        if (!isMadeByHand(subject)
                || Table.of(subject) != Table.GPT
                || parts(subject, "biosboot").findAny().isPresent()
                || hasEsp(subject)) return Stream.empty();
        return root(subject).map(place -> place.hit("no partition to boot from, BIOS or UEFI"));
    }

    private static Stream<Hit> espMissing(Subject subject) {
        if (!isMadeByHand(subject)
                || hasEsp(subject)
                || parts(subject, "prepboot").findAny().isPresent()) return Stream.empty();
        return root(subject)
                .map(place -> place.hit("no EFI system partition: UEFI cannot boot this"));
    }

    private static boolean hasEsp(Subject subject) {
        return MountPoints.of(subject).anyMatch(place -> place.command().path().equals(ESP));
    }

    private static Stream<Placed<MountPoints.Mounted>> root(Subject subject) {
        return MountPoints.of(subject).filter(place -> place.command().path().equals("/")).limit(1);
    }

    /// What GRUB reads: /boot, or / when /boot is in it.
    private static Stream<Hit> unreadableBoot(Subject subject) {
        if (!hasBootloader(subject)) return Stream.empty();
        List<Placed<MountPoints.Mounted>> all = MountPoints.of(subject).toList();
        boolean required = subject.last(ReqPart.class).anyMatch(it -> it.command().addBoot());
        boolean own =
                required || all.stream().anyMatch(place -> place.command().path().equals("/boot"));
        return all.stream()
                .filter(place -> place.command().path().equals(own ? "/boot" : "/"))
                .flatMap(
                        place ->
                                unreadable(place.command()).stream()
                                        .map(
                                                why ->
                                                        place.hit(
                                                                place.command().path()
                                                                        + (own
                                                                                ? ""
                                                                                : ", which holds /boot,")
                                                                        + " is "
                                                                        + why)));
    }

    private static Optional<String> unreadable(MountPoints.Mounted mounted) {
        return switch (mounted.on()) {
            case LogVol _ -> Optional.of("a logical volume");
            case Part part when part.encryption().isPresent() -> Optional.of("encrypted");
            case Raid raid when raid.encryption().isPresent() -> Optional.of("encrypted");
            case Raid raid
                    when raid.level().filter(level -> !READABLE.contains(level)).isPresent() ->
                    raid.level();
            default -> Optional.empty();
        };
    }

    private static Stream<Placed<Part>> primaries(Subject subject) {
        return subject.all(Part.class).filter(part -> part.command().asPrimary());
    }

    private static Stream<Hit> tooManyPrimaries(Subject subject) {
        if (Table.of(subject) == Table.GPT) return Stream.empty();
        Map<String, Integer> count = new TreeMap<>();
        return primaries(subject)
                .filter(
                        part ->
                                count.merge(part.command().onDisk().orElse(""), 1, Integer::sum)
                                        == MOST_PRIMARIES + 1)
                .map(part -> part.hit("the fourth primary partition of a disk", "--asprimary"));
    }
}
