package dev.tarmac.layout;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.DiskHandling.BootLoader;
import dev.tarmac.layout.DiskHandling.Clearing;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Partition.Place;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Any values at all, as long as they are values: few names, so that they meet, and texts that no
/// author would write.
final class ArbitraryLayout {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "-",
                    "--",
                    "...",
                    "~",
                    "null",
                    "true",
                    "no",
                    "1.0",
                    "0x1f",
                    "1e3",
                    "07",
                    "12:30",
                    "a: b",
                    "a #b",
                    "#x",
                    "'",
                    "\"",
                    "it's",
                    "\\",
                    "\n",
                    "\t",
                    "a\r\nb",
                    "%",
                    "50%",
                    "@x",
                    "`",
                    "!t",
                    "&a",
                    "*a",
                    "[x]",
                    "{x}",
                    "a,b",
                    "a=b,c:d",
                    "x:",
                    "\u00e9",
                    "\u0085",
                    "\u2028",
                    "\ud83d\ude00",
                    "\u0007",
                    "^x",
                    "-O",
                    "? x",
                    "|",
                    ">",
                    "<=",
                    "none!",
                    "rest",
                    "/",
                    "/boot/efi",
                    "/a b",
                    "sda3",
                    "vg/lv");

    private final Chance chance;

    ArbitraryLayout(Chance chance) {
        this.chance = chance;
    }

    DiskLayout layout() {
        boolean own = chance.oneIn(2);
        return new DiskLayout(
                own ? new Sizing.Tarmac() : anaconda(),
                own ? disks() : List.of(),
                chance.some(3, this::raid),
                chance.some(2, this::group),
                chance.some(2, this::btrfs),
                chance.some(2, this::tmpfs));
    }

    private Sizing anaconda() {
        DiskHandling handling =
                new DiskHandling(
                        chance.some(2, this::text),
                        chance.some(2, this::text),
                        clearing(),
                        chance.some(2, this::text),
                        chance.oneIn(2),
                        chance.oneIn(2),
                        chance.maybe(() -> chance.of(TableKind.values())),
                        new BootLoader(
                                chance.of(BootLoader.Location.values()),
                                chance.maybe(this::text),
                                chance.some(2, this::text)),
                        DiskHandling.Places.NOWHERE);
        return new Sizing.Anaconda(
                chance.of(Sizing.Release.values()),
                chance.oneIn(4) ? DiskHandling.NONE : handling,
                chance.some(
                        5,
                        () ->
                                new FreePartition(
                                        partition(), chance.some(2, this::text), chance.oneIn(2))));
    }

    private Clearing clearing() {
        return switch (chance.below(5)) {
            case 0 -> new Clearing.Unsaid();
            case 1 -> new Clearing.None();
            case 2 -> new Clearing.Linux();
            case 3 -> new Clearing.All();
            default -> new Clearing.Listed(chance.some(2, this::text));
        };
    }

    private List<Disk> disks() {
        List<Disk> disks = new ArrayList<>(chance.some(3, this::disk));
        disks.add(disk());
        return disks;
    }

    private Disk disk() {
        List<Partition> partitions = new ArrayList<>(chance.some(6, this::partition));
        partitions.add(partition());
        return new Disk(
                RandomLayouts.NOWHERE,
                name(),
                selectors(),
                chance.of(TableKind.values()),
                partitions);
    }

    private List<DiskSelector> selectors() {
        List<DiskSelector> all = new ArrayList<>();
        if (chance.oneIn(4)) all.add(new DiskSelector.Serial(text()));
        if (chance.oneIn(4)) all.add(new DiskSelector.Wwn(text()));
        if (chance.oneIn(4)) all.add(new DiskSelector.ByPath(text()));
        if (chance.oneIn(4)) all.add(new DiskSelector.OfSize(range()));
        if (chance.oneIn(4)) all.add(new DiskSelector.Rotational(chance.oneIn(2)));
        return all;
    }

    private SizeRange range() {
        long least = chance.oneIn(3) ? 0 : bytes();
        return switch (chance.below(3)) {
            case 0 -> new SizeRange(least, least);
            case 1 -> new SizeRange(least, Long.MAX_VALUE);
            default -> new SizeRange(least, least + bytes());
        };
    }

    private Partition partition() {
        return new Partition(
                RandomLayouts.NOWHERE,
                name(),
                chance.of(Kind.values()),
                chance.oneIn(5)
                        ? new Place.There(existing(), chance.oneIn(2))
                        : new Place.Made(size()),
                content(),
                chance.rarely(this::text),
                chance.some(2, () -> chance.of(Attribute.values())),
                chance.rarely(this::text));
    }

    private Existing existing() {
        return switch (chance.below(4)) {
            case 0 -> new Existing.Numbered(chance.below(200));
            case 1 -> new Existing.Label(text());
            case 2 -> new Existing.Type(text());
            default -> new Existing.Named(text());
        };
    }

    private Size size() {
        return switch (chance.below(7)) {
            case 0 -> new Size.Percent(chance.from(1, 100));
            case 1 -> new Size.Rest();
            case 2 -> new Size.Growing(bytes() - 1, chance.rarely(bytes()));
            case 3 -> new Size.GrowingPercent(chance.from(1, 100), chance.rarely(bytes()));
            case 4 -> new Size.Advised(chance.oneIn(2));
            default -> new Size.Bytes(bytes());
        };
    }

    private long bytes() {
        return switch (chance.below(4)) {
            case 0 -> chance.from(1, 2_000_000_000);
            case 1 -> chance.from(1, 1000) * 1_000_000_000L;
            case 2 -> (long) chance.from(1, 1024) << (10 * chance.below(6));
            default -> 1L << chance.below(62);
        };
    }

    private OptionalLong maybeBytes() {
        return chance.rarely(bytes());
    }

    private Content content() {
        return new Content(
                chance.rarely(this::luks),
                chance.maybe(() -> filesystem(chance.of(Filesystem.Kind.values()))),
                chance.maybe(this::text),
                chance.maybe(this::text));
    }

    private Luks luks() {
        return new Luks(
                chance.maybe(this::text),
                chance.from(1, 2),
                chance.maybe(this::text),
                new Luks.Derivation(
                        chance.maybe(this::text),
                        chance.rarely(chance.below(Integer.MAX_VALUE)),
                        chance.rarely(chance.below(Integer.MAX_VALUE)),
                        chance.rarely(chance.below(Integer.MAX_VALUE))),
                chance.maybe(this::text));
    }

    private Filesystem filesystem(Filesystem.Kind kind) {
        boolean fat = kind == Filesystem.Kind.VFAT;
        String uuid = fat ? "1234-0567" : chance.uuid();
        return new Filesystem(
                kind,
                chance.of("", fat ? "10" : "1.0", "true", "A!$^&'()", "~", "x_1@%"),
                chance.maybe(() -> uuid),
                chance.some(3, this::text));
    }

    private Raid raid() {
        return new Raid(
                RandomLayouts.NOWHERE,
                name(),
                chance.of(RaidLevel.values()),
                chance.some(4, this::name),
                chance.some(1, this::name),
                chance.maybe(() -> chance.of("0.90", "1.0", "x")),
                maybeBytes(),
                chance.rarely(this::text),
                content());
    }

    private VolumeGroup group() {
        Size reserved = chance.oneIn(2) ? new Size.Percent(50) : new Size.Bytes(bytes());
        return new VolumeGroup(
                RandomLayouts.NOWHERE,
                name(),
                chance.some(3, this::name),
                chance.oneIn(3) ? bytes() : VolumeGroup.DEFAULT_EXTENT_BYTES,
                chance.maybe(() -> reserved),
                chance.some(4, this::volume));
    }

    private LogicalVolume volume() {
        LogicalVolume.Type type =
                switch (chance.below(3)) {
                    case 0 -> new LogicalVolume.Type.Linear(chance.below(200));
                    case 1 -> new LogicalVolume.Type.ThinPool(maybeBytes(), maybeBytes());
                    default -> new LogicalVolume.Type.Thin(name());
                };
        return new LogicalVolume(
                RandomLayouts.NOWHERE,
                name(),
                type,
                size(),
                content(),
                chance.rarely(
                        () ->
                                new LogicalVolume.Cache(
                                        bytes(),
                                        chance.of(LogicalVolume.Cache.Mode.values()),
                                        chance.some(2, this::name))));
    }

    private Btrfs btrfs() {
        return new Btrfs(
                RandomLayouts.NOWHERE,
                name(),
                chance.some(3, this::name),
                filesystem(Filesystem.Kind.BTRFS),
                chance.maybe(() -> chance.of("raid0", "raid10", "dup")),
                chance.maybe(this::text),
                chance.maybe(this::text),
                chance.maybe(this::text),
                chance.some(
                        3,
                        () ->
                                new Btrfs.Subvolume(
                                        RandomLayouts.NOWHERE,
                                        name(),
                                        chance.maybe(this::text),
                                        chance.maybe(this::text))));
    }

    private Tmpfs tmpfs() {
        return new Tmpfs(RandomLayouts.NOWHERE, text(), maybeBytes(), chance.maybe(this::text));
    }

    private String name() {
        return chance.oneIn(12) ? text() : chance.of("a", "b", "c", "d", "boot", "root", "pool");
    }

    private String text() {
        return chance.of(TEXTS);
    }
}
