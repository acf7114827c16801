package dev.tarmac.planner.own;

import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.DiskChange;
import dev.tarmac.planner.storage.Mounts;
import dev.tarmac.planner.storage.Storage;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Sizes a layout by our own rules, from the disks upwards: partitions, what is encrypted on them,
/// arrays, groups and their volumes, btrfs, and then every file system.
public final class OwnSizing {
    /// What firmware or GRUB of old reads as if there were no array.
    private static final String NEWEST_METADATA = "1.2";

    private final DiskLayout layout;
    private final Problems problems;
    private final List<DiskChange> disks = new ArrayList<>();
    private final List<Step> made = new ArrayList<>();
    private final List<CrypttabEntry> crypttab = new ArrayList<>();
    private final Map<String, Where> places = new HashMap<>();

    /// What lies in a device once it is open, by the device's name.
    private final Map<String, String> inside = new HashMap<>();

    private final Map<String, Long> bytes = new HashMap<>();

    /// The logical sectors of a device, in bytes.
    private final Map<String, Integer> sectors = new HashMap<>();

    private OwnSizing(DiskLayout layout, Problems problems) {
        this.layout = layout;
        this.problems = problems;
    }

    /// All that will be on the disks; empty when there is a problem.
    ///
    /// @param layout that [dev.tarmac.layout.rule.LayoutRules] found good
    /// @param chosen every disk of the layout
    public static Optional<Storage> storage(
            DiskLayout layout, List<ChosenDisk> chosen, Problems problems) {
        int before = problems.list().size();
        OwnSizing sizing = new OwnSizing(layout, problems);
        for (ChosenDisk disk : chosen)
            new TableSizing(disk, problems).change().ifPresent(sizing::add);
        if (problems.list().size() > before) return Optional.empty();
        sizing.stack();
        if (problems.list().size() > before) return Optional.empty();
        return Optional.of(sizing.storage());
    }

    private Storage storage() {
        return new Storage(disks, made, Mounts.of(layout, inside::get), crypttab, places);
    }

    private void add(DiskChange change) {
        disks.add(change);
        if (change.table().isEmpty()) return;
        Step.WriteTable table = change.table().get();
        for (Extent extent : table.extents()) {
            bytes.put(extent.name(), extent.sectors() * table.sectorBytes());
            sectors.put(extent.name(), table.sectorBytes());
        }
    }

    private void stack() {
        layout.partitions().forEach(partition -> open(partition, partition.name()));
        for (Raid raid : layout.raids()) {
            Step.CreateArray array =
                    ArraySizing.array(
                            lower(raid),
                            Stream.concat(raid.members().stream(), raid.spares().stream())
                                    .map(this::size)
                                    .toList(),
                            metadata(raid));
            made.add(array);
            bytes.put(array.name(), array.bytes());
            sectors.put(raid.name(), sector(raid.members()));
            Least.check(raid, array.bytes(), sectors.get(raid.name()), problems);
            open(raid, raid.name());
        }
        layout.groups().forEach(this::group);
        layout.btrfs().forEach(this::btrfs);
        layout.partitions()
                .filter(partition -> !partition.isKept())
                .forEach(p -> format(p, p.name()));
        layout.raids().forEach(raid -> format(raid, raid.name()));
        for (VolumeGroup group : layout.groups())
            for (LogicalVolume volume : group.volumes())
                format(volume, group.name() + "/" + volume.name());
    }

    /// Firmware reads an ESP on an array only where the superblock lies behind the data.
    private String metadata(Raid raid) {
        boolean esp =
                layout.partitions()
                        .filter(partition -> raid.members().contains(partition.name()))
                        .anyMatch(partition -> partition.kind() == Partition.Kind.ESP);
        return esp ? ArraySizing.AT_THE_END : NEWEST_METADATA;
    }

    private Raid lower(Raid raid) {
        return new Raid(
                raid.where(),
                raid.name(),
                raid.level(),
                raid.members().stream().map(inside::get).toList(),
                raid.spares().stream().map(inside::get).toList(),
                raid.metadata(),
                raid.chunkBytes(),
                raid.uuid(),
                raid.content());
    }

    private long size(String member) {
        return bytes.get(inside.get(member));
    }

    /// Notes a device, and makes and opens LUKS on it where it is encrypted.
    private void open(BlockDevice device, String name) {
        places.put(name, device.where());
        inside.put(name, name);
        Content content = device.content();
        if (content.luks().isEmpty()) return;
        String opened = content.luks().get().openedName(name);
        long left = bytes.get(name) - Least.headerBytes(content);
        boolean kept = device instanceof Partition partition && partition.isKept();
        if (!kept) made.add(new Step.Encrypt(name, opened, content.luks().get(), left));
        crypttab.add(
                new CrypttabEntry(opened, name, content.luks().get().secret(), "luks,discard"));
        places.put(opened, device.where());
        bytes.put(opened, left);
        inside.put(name, opened);
    }

    private void group(VolumeGroup group) {
        places.put(Storage.group(group.name()), group.where());
        GroupSizing.Members members = members(group);
        made.add(
                new Step.CreateGroup(
                        group.name(),
                        group.extentBytes(),
                        members.all(),
                        List.copyOf(members.extents().keySet())));
        List<Step> steps = new GroupSizing(group, members, problems).steps();
        made.addAll(steps);
        for (Step step : steps)
            if (step instanceof Step.CreateVolume volume)
                bytes.put(volume.device(), volume.bytes());
        if (steps.isEmpty()) return;
        for (LogicalVolume volume : group.volumes())
            open(volume, group.name() + "/" + volume.name());
    }

    private GroupSizing.Members members(VolumeGroup group) {
        Map<String, Long> extents = new LinkedHashMap<>();
        Set<String> caching = new LinkedHashSet<>();
        for (String member : group.members())
            extents.put(
                    inside.get(member),
                    GroupSizing.Members.extents(
                            size(member), isArray(member), group.extentBytes()));
        for (LogicalVolume volume : group.volumes())
            volume.cache()
                    .ifPresent(cache -> cache.members().forEach(m -> caching.add(inside.get(m))));
        int sector = sector(group.members());
        for (LogicalVolume volume : group.volumes())
            sectors.put(group.name() + "/" + volume.name(), sector);
        return new GroupSizing.Members(extents, caching, inside::get, sector);
    }

    /// The largest logical sector of some devices, which is that of what lies on them.
    private int sector(List<String> devices) {
        return devices.stream().mapToInt(sectors::get).max().orElseThrow();
    }

    private boolean isArray(String member) {
        return layout.raids().stream().anyMatch(raid -> raid.name().equals(member));
    }

    private void btrfs(Btrfs volume) {
        places.put(volume.name(), volume.where());
        made.add(
                new Step.MakeBtrfs(
                        volume.name(),
                        volume.members().stream().map(inside::get).toList(),
                        volume.filesystem(),
                        volume.data(),
                        volume.metadata()));
        for (Btrfs.Subvolume subvolume : volume.subvolumes())
            made.add(new Step.CreateSubvolume(volume.name(), subvolume.name()));
    }

    private void format(BlockDevice device, String name) {
        Optional<Filesystem> filesystem = device.filesystem();
        if (filesystem.isPresent() && inside.containsKey(name))
            made.add(new Step.MakeFilesystem(inside.get(name), filesystem.get()));
    }
}
