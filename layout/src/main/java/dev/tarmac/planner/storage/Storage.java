package dev.tarmac.planner.storage;

import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Where;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All that will be on the disks.
///
/// @param disks in the order in which they are planned
/// @param made what is made on the partitions, each after what it lies on: arrays, LUKS, groups,
///   volumes, btrfs, file systems
/// @param mounts in any order, swaps among them
/// @param crypttab what is opened at boot
/// @param places where devices stand in the author's file, by their names
/// @param starts the disks that a BIOS shall start from; empty = all that a loader finds room on
public record Storage(
        List<DiskChange> disks,
        List<Step> made,
        List<Mounting> mounts,
        List<CrypttabEntry> crypttab,
        Map<String, Where> places,
        List<String> starts) {
    public Storage {
        disks = List.copyOf(disks);
        made = List.copyOf(made);
        mounts = List.copyOf(mounts);
        crypttab = List.copyOf(crypttab);
        places = Map.copyOf(places);
        starts = List.copyOf(starts);
    }

    /// Storage whose author leaves it to the loader where it goes.
    public Storage(
            List<DiskChange> disks,
            List<Step> made,
            List<Mounting> mounts,
            List<CrypttabEntry> crypttab,
            Map<String, Where> places) {
        this(disks, made, mounts, crypttab, places, List.of());
    }

    public Stream<Step.WriteTable> tables() {
        return disks.stream().flatMap(disk -> disk.table().stream());
    }

    public Stream<Extent> extents() {
        return tables().flatMap(table -> table.extents().stream());
    }

    public Optional<Mounting> mountedOn(String path) {
        return mounts.stream().filter(mount -> mount.isOn(path)).findFirst();
    }

    /// What GRUB's files are on.
    public Optional<Mounting> boot() {
        return mountedOn("/boot").or(() -> mountedOn("/"));
    }

    /// What [#places] calls a volume group: no device, and it may be called like one.
    public static String group(String name) {
        return "group " + name;
    }

    /// Where a device stands in the author's file.
    public Where place(String device) {
        return places.getOrDefault(device, Where.of(device));
    }

    /// Where a disk stands in the author's file.
    public Where diskPlace(String disk) {
        return disks.stream()
                .filter(change -> change.disk().name().equals(disk))
                .map(DiskChange::where)
                .findFirst()
                .orElse(Where.of("disk " + disk));
    }

    /// The table that a partition is in; empty for what is no partition.
    public Optional<Step.WriteTable> tableOf(String device) {
        return tables().filter(table -> extent(table, device).isPresent()).findFirst();
    }

    public Optional<Extent> extent(String device) {
        return extents().filter(extent -> extent.name().equals(device)).findFirst();
    }

    private static Optional<Extent> extent(Step.WriteTable table, String name) {
        return table.extents().stream().filter(extent -> extent.name().equals(name)).findFirst();
    }

    /// The steps that make a device and all that it lies on, the deepest last; partitions have
    /// none.
    public List<Step> layers(String device) {
        List<Step> layers = new ArrayList<>();
        layers(device, layers);
        return layers;
    }

    private void layers(String device, List<Step> layers) {
        for (Step step : made) {
            if (!Lower.makes(step, device)) continue;
            layers.add(step);
            for (String lower : Lower.of(step)) layers(lower, layers);
        }
    }

    /// The partitions that a device lies on in the end.
    public Set<String> partitions(String device) {
        Set<String> partitions = new LinkedHashSet<>();
        if (extent(device).isPresent()) partitions.add(device);
        for (Step step : layers(device))
            for (String lower : Lower.of(step))
                if (extent(lower).isPresent()) partitions.add(lower);
        return partitions;
    }

    /// The disks of the layout that a device lies on.
    public Set<String> disksUnder(String device) {
        Set<String> disks = new LinkedHashSet<>();
        for (String partition : partitions(device))
            tableOf(partition).ifPresent(table -> disks.add(table.disk()));
        return disks;
    }

    /// How much a device holds, before its file system takes its share; 0 for one that is unknown.
    public long bytes(String device) {
        Optional<Step.WriteTable> table = tableOf(device);
        if (table.isPresent())
            return extent(device).orElseThrow().sectors() * table.get().sectorBytes();
        return made.stream()
                .filter(step -> Lower.makes(step, device))
                .mapToLong(this::bytes)
                .findFirst()
                .orElse(0);
    }

    private long bytes(Step maker) {
        return switch (maker) {
            case Step.CreateArray array -> array.bytes();
            case Step.Encrypt encrypt -> encrypt.bytes();
            case Step.CreateVolume volume -> volume.bytes();
            case Step.MakeBtrfs btrfs -> btrfs.members().stream().mapToLong(this::bytes).sum();
            case Step other -> 0;
        };
    }
}
