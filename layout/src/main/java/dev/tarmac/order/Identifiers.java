package dev.tarmac.order;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The UUIDs that disks, partitions and file systems of one attempt get: those that the author
/// wrote into the layout, and drawn ones for all others.
///
/// @param disks per planned disk; an MBR takes the first eight digits: see [#mbrId]
/// @param partitions per partition of a GPT
/// @param filesystems per formatted device; FAT takes the first eight digits: see
///   [InstallOrder#vfatSerial]
public record Identifiers(
        Map<String, UUID> disks, Map<String, UUID> partitions, Map<String, UUID> filesystems) {
    /// What a UUID goes on with when only its first eight digits count.
    private static final String REST = "-0000-4000-8000-000000000000";

    public Identifiers {
        disks = Map.copyOf(disks);
        partitions = Map.copyOf(partitions);
        filesystems = Map.copyOf(filesystems);
    }

    /// Those of the plan, and new ones from `draw`.
    public static Identifiers of(Plan plan, Supplier<UUID> draw) {
        Map<String, UUID> disks = new LinkedHashMap<>();
        for (PlannedDisk disk : plan.disks()) disks.put(disk.name(), draw.get());
        Map<String, UUID> partitions = new LinkedHashMap<>();
        plan.tables()
                .flatMap(Identifiers::named)
                .forEach(
                        extent ->
                                partitions.put(
                                        extent.name(),
                                        extent.uuid().map(UUID::fromString).orElseGet(draw)));
        Map<String, UUID> filesystems = new LinkedHashMap<>();
        plan.only(Step.MakeFilesystem.class)
                .forEach(
                        make ->
                                filesystems.put(
                                        make.device(),
                                        make.filesystem()
                                                .uuid()
                                                .map(text -> written(make.filesystem(), text))
                                                .orElseGet(draw)));
        return new Identifiers(disks, partitions, filesystems);
    }

    /// The partitions that get a GUID; one that is kept has its own, which the plan may not know.
    private static Stream<Extent> named(Step.WriteTable table) {
        List<Integer> kept =
                switch (table) {
                    case Step.WriteGpt _, Step.WriteMbr _ -> List.of();
                    case Step.ChangeTable change -> change.kept();
                    case Step.KeepTable keep ->
                            keep.extents().stream().map(Extent::number).toList();
                };
        return table.extents().stream()
                .filter(extent -> extent.type().isGuid())
                .filter(extent -> extent.uuid().isPresent() || !kept.contains(extent.number()));
    }

    private static UUID written(Filesystem filesystem, String uuid) {
        return switch (filesystem.kind()) {
            case VFAT -> UUID.fromString(uuid.replace("-", "") + REST);
            case EXT2, EXT3, EXT4, XFS, BTRFS, SWAP -> UUID.fromString(uuid);
        };
    }

    public UUID disk(String name) {
        return required(disks, name, "disk");
    }

    public UUID partition(String name) {
        return required(partitions, name, "partition");
    }

    /// Of the file system on a device.
    public UUID filesystem(String device) {
        return required(filesystems, device, "the file system on");
    }

    private static UUID required(Map<String, UUID> uuids, String name, String what) {
        UUID uuid = uuids.get(name);
        if (uuid == null) throw new IllegalArgumentException("no UUID for " + what + " " + name);
        return uuid;
    }

    /// What an MBR has instead of a disk GUID, in hexadecimal.
    public static String mbrId(UUID disk) {
        return disk.toString().substring(0, 8);
    }

    /// How the kernel calls a partition whatever the disk is called: its GUID, or in an MBR the
    /// disk's number and its own.
    public String partuuid(Step.WriteTable table, Extent extent) {
        if (extent.type().isGuid()) return partition(extent.name()).toString();
        return String.format(Locale.ROOT, "%s-%02x", mbrId(disk(table.disk())), extent.number());
    }
}
