package dev.tarmac.layout;

import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Kind;
import dev.tarmac.layout.Partition.Place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One layout that has every reason to be accepted: it is built from the members upwards.
final class GoodLayout {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private final Chance chance;
    private final boolean existing;
    private final List<GrowingDisk> disks = new ArrayList<>();
    private final List<Raid> raids = new ArrayList<>();
    private final List<VolumeGroup> groups = new ArrayList<>();
    private final List<Btrfs> btrfs = new ArrayList<>();
    private final GoodContent contents;
    private int names;

    GoodLayout(Chance chance, boolean existing) {
        this.chance = chance;
        this.existing = existing;
        this.contents = new GoodContent(chance);
    }

    /// A disk while it gets its partitions.
    private static final class GrowingDisk {
        final String name;
        final TableKind table;
        final List<Partition> partitions = new ArrayList<>();
        int percent = 100;
        boolean rest;
        int there;

        GrowingDisk(String name, TableKind table) {
            this.name = name;
            this.table = table;
        }
    }

    DiskLayout layout() {
        int count = chance.from(1, 4);
        for (int i = 0; i < count; i++)
            disks.add(new GrowingDisk("disk" + i, chance.oneIn(6) ? TableKind.MBR : TableKind.GPT));
        loaders();
        root();
        for (int left = chance.below(5); left > 0; left--)
            switch (chance.below(5)) {
                case 0 -> partition(chance.of(disks), Kind.LINUX, contents.next());
                case 1 -> array(contents.next());
                case 2 -> group();
                case 3 -> btrfs();
                default -> existing();
            }
        for (GrowingDisk disk : disks)
            if (disk.partitions.isEmpty()) partition(disk, Kind.LINUX, Content.RAW);
        return new DiskLayout(
                new Sizing.Tarmac(),
                disks.stream().map(GoodLayout::disk).toList(),
                raids,
                groups,
                btrfs,
                contents.inMemory());
    }

    private static Disk disk(GrowingDisk disk) {
        return new Disk(
                RandomLayouts.NOWHERE,
                disk.name,
                List.of(new DiskSelector.Serial(disk.name)),
                disk.table,
                disk.partitions);
    }

    private void loaders() {
        for (GrowingDisk disk : disks)
            if (disk.table == TableKind.GPT && !chance.oneIn(3))
                add(disk, made(name("biosboot"), Kind.BIOSBOOT, MIB, Content.RAW));
        boolean mirrored =
                disks.size() > 1
                        && disks.stream().limit(2).allMatch(disk -> disk.table == TableKind.GPT)
                        && chance.oneIn(3);
        if (mirrored) {
            List<String> members = new ArrayList<>();
            for (GrowingDisk disk : disks.subList(0, 2))
                members.add(add(disk, made(name("esp"), Kind.ESP, 300 * MIB, Content.RAW)));
            raids.add(
                    new Raid(
                            RandomLayouts.NOWHERE,
                            name("efi"),
                            RaidLevel.RAID1,
                            members,
                            List.of(),
                            chance.maybe(() -> "1.0"),
                            OptionalLong.empty(),
                            Optional.empty(),
                            contents.esp(true)));
        } else if (!chance.oneIn(5)) {
            boolean mounted = false;
            for (GrowingDisk disk : disks)
                if (disk.table == TableKind.GPT && (!mounted || chance.oneIn(3))) {
                    Content content = contents.esp(!mounted);
                    add(disk, made(name("esp"), Kind.ESP, 300 * MIB, content));
                    mounted = true;
                }
        }
    }

    /// Mostly beside a /boot that GRUB can read.
    private void root() {
        if (!chance.oneIn(4)) partition(chance.of(disks), Kind.LINUX, GoodContent.boot());
        Content root = contents.root();
        switch (chance.below(4)) {
            case 0 -> array(root);
            case 1 -> volumes(List.of(root));
            default -> partition(chance.of(disks), Kind.LINUX, root);
        }
    }

    private void existing() {
        GrowingDisk disk = chance.of(disks);
        if (!existing || disk.there == 3) return;
        Existing which =
                switch (chance.below(3)) {
                    case 0 -> new Existing.Label("old" + disk.there);
                    case 1 ->
                            new Existing.Type(
                                    disk.table == TableKind.GPT
                                            ? chance.uuid()
                                            : chance.hexadecimal(2));
                    default -> new Existing.Numbered(disk.there + 1);
                };
        disk.there++;
        boolean keeps = chance.oneIn(2);
        Content content = keeps ? contents.kept() : contents.next();
        disk.partitions.add(
                new Partition(
                        RandomLayouts.NOWHERE,
                        name("there"),
                        content.holds(Filesystem.Kind.SWAP) ? Kind.SWAP : Kind.LINUX,
                        new Place.There(which, keeps),
                        content,
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private void partition(GrowingDisk disk, Kind kind, Content content) {
        boolean swap = content.holds(Filesystem.Kind.SWAP);
        boolean gpt = disk.table == TableKind.GPT;
        add(
                disk,
                new Partition(
                        RandomLayouts.NOWHERE,
                        name("part"),
                        swap ? Kind.SWAP : kind,
                        new Place.Made(size(disk)),
                        content,
                        chance.rarely(() -> gpt ? chance.uuid() : "83"),
                        chance.oneIn(6) ? List.of(Attribute.LEGACY_BOOT) : List.of(),
                        gpt ? chance.rarely(chance::uuid) : Optional.empty()));
    }

    /// A new raw partition somewhere.
    private String member(Kind kind) {
        GrowingDisk disk = chance.of(disks);
        Content content = chance.oneIn(8) ? contents.encrypted() : Content.RAW;
        return add(
                disk,
                Partition.made(
                        RandomLayouts.NOWHERE,
                        name("m"),
                        kind,
                        new Size.Bytes(chance.from(4, 6) * GIB),
                        content));
    }

    private List<String> members(int count, Kind kind) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) members.add(member(kind));
        return members;
    }

    private String array(Content content) {
        RaidLevel level = chance.of(RaidLevel.values());
        List<String> members = members(level.leastMembers() + chance.below(3), Kind.RAID);
        List<String> spares =
                level != RaidLevel.RAID0 && chance.oneIn(4) ? members(1, Kind.RAID) : List.of();
        String name = name("md");
        raids.add(
                new Raid(
                        RandomLayouts.NOWHERE,
                        name,
                        level,
                        members,
                        spares,
                        chance.rarely(() -> chance.of("0.90", "1.0", "1.1", "1.2")),
                        level.isStriped()
                                ? chance.rarely(64L << 10 << chance.below(4))
                                : OptionalLong.empty(),
                        chance.rarely(chance::uuid),
                        content));
        return name;
    }

    /// One or more partitions, or an array.
    private List<String> base(Kind kind, int most) {
        return chance.oneIn(4) ? List.of(array(Content.RAW)) : members(chance.from(1, most), kind);
    }

    private void group() {
        List<Content> wanted = new ArrayList<>();
        for (int left = chance.below(4); left > 0; left--) wanted.add(contents.next());
        volumes(wanted);
    }

    private void volumes(List<Content> wanted) {
        List<String> members = base(Kind.LVM, 3);
        GoodVolumes volumes = new GoodVolumes(chance, members);
        groups.add(
                new VolumeGroup(
                        RandomLayouts.NOWHERE,
                        name("vg"),
                        members,
                        chance.oneIn(4) ? MIB << chance.below(6) : 4 * MIB,
                        chance.rarely(() -> new Size.Percent(5)),
                        volumes.of(wanted)));
    }

    private void btrfs() {
        List<String> members = base(Kind.LINUX, 3);
        btrfs.add(contents.btrfs(name("pool"), members));
    }

    private Size size(GrowingDisk disk) {
        switch (chance.below(6)) {
            case 0 -> {
                if (!disk.rest) {
                    disk.rest = true;
                    return new Size.Rest();
                }
            }
            case 1 -> {
                int percent = chance.from(1, 5);
                if (disk.percent >= percent) {
                    disk.percent -= percent;
                    return new Size.Percent(percent);
                }
            }
            case 2 -> {
                long least = chance.from(300, 2000) * MIB;
                long most = least + chance.below(4) * GIB;
                return new Size.Growing(least, chance.rarely(most));
            }
            default -> {}
        }
        return new Size.Bytes(chance.from(300, 3000) * MIB - chance.below(2));
    }

    private static Partition made(String name, Kind kind, long bytes, Content content) {
        return Partition.made(RandomLayouts.NOWHERE, name, kind, new Size.Bytes(bytes), content);
    }

    private static String add(GrowingDisk disk, Partition partition) {
        disk.partitions.add(partition);
        return partition.name();
    }

    private String name(String kind) {
        return kind + "-" + names++;
    }
}
