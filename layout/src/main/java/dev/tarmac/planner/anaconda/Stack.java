package dev.tarmac.planner.anaconda;

import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.lvm.GroupRequest;
import dev.tarmac.anaconda.lvm.Volume;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedGroup;
import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What is made on the partitions, each after what it lies on.
final class Stack {
    private static final String USUAL_METADATA = "1.2";
    private static final String METADATA_FOR_FIRMWARE = "1.0";

    private final DiskLayout layout;
    private final StoragePlan plan;
    private final DeviceNames names;
    private final List<Step> steps = new ArrayList<>();
    private final List<CrypttabEntry> crypttab = new ArrayList<>();

    /// What is seen of a device once it is open, by the device's name.
    private final Map<String, String> inside = new HashMap<>();

    Stack(DiskLayout layout, StoragePlan plan, DeviceNames names) {
        this.layout = layout;
        this.plan = plan;
        this.names = names;
        plan.all(Device.Luks.class)
                .forEach(luks -> inside.put(names.of(luks.on()), names.of(luks)));
        make();
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<CrypttabEntry> crypttab() {
        return List.copyOf(crypttab);
    }

    private void make() {
        layout.partitions().map(Partition::name).forEach(this::encrypt);
        for (Raid raid : layout.raids()) {
            steps.add(array(raid));
            encrypt(raid.name());
        }
        for (VolumeGroup group : layout.groups()) make(group);
        for (Btrfs volume : layout.btrfs()) make(volume);
        layout.partitions()
                .filter(partition -> !partition.isKept())
                .forEach(partition -> format(partition, partition.name()));
        layout.raids().forEach(raid -> format(raid, raid.name()));
        for (VolumeGroup group : layout.groups())
            for (LogicalVolume volume : group.volumes())
                format(volume, group.name() + "/" + volume.name());
    }

    private String inside(String device) {
        return inside.getOrDefault(device, device);
    }

    private List<String> inside(List<String> devices) {
        return devices.stream().map(this::inside).toList();
    }

    private void encrypt(String device) {
        plan.all(Device.Luks.class)
                .filter(luks -> names.of(luks.on()).equals(device))
                .findFirst()
                .ifPresent(this::encrypt);
    }

    private void encrypt(Device.Luks luks) {
        String device = names.of(luks.on());
        String opened = names.of(luks);
        steps.add(new Step.Encrypt(device, opened, names.luks(luks), luks.bytes()));
        crypttab.add(new CrypttabEntry(opened, device, names.luks(luks).secret(), "luks,discard"));
    }

    private Step array(Raid raid) {
        Device.Array array =
                plan.all(Device.Array.class)
                        .filter(one -> one.name().equals(raid.name()))
                        .findFirst()
                        .orElseThrow();
        return new Step.CreateArray(
                raid.name(),
                raid.level(),
                raid.metadata().orElse(metadata(raid)),
                array.chunkBytes(),
                inside(raid.members()),
                inside(raid.spares()),
                array.bytes(),
                raid.uuid());
    }

    /// Firmware reads an ESP on an array only where the superblock lies behind the data.
    private String metadata(Raid raid) {
        boolean system =
                raid.members().stream()
                        .map(names::said)
                        .anyMatch(
                                member ->
                                        member instanceof Partition partition
                                                && partition.kind() == Partition.Kind.ESP);
        return system ? METADATA_FOR_FIRMWARE : USUAL_METADATA;
    }

    private void make(VolumeGroup group) {
        PlannedGroup planned =
                plan.groups().stream()
                        .filter(one -> one.group().request().name().equals(group.name()))
                        .findFirst()
                        .orElseThrow();
        GroupRequest request = planned.group().request();
        steps.add(
                new Step.CreateGroup(
                        group.name(),
                        request.extentBytes(),
                        request.extents(),
                        inside(group.members())));
        for (LogicalVolume volume : group.volumes())
            steps.add(volume(group, volume, sized(planned, volume)));
        for (LogicalVolume volume : group.volumes())
            volume.cache()
                    .ifPresent(
                            cache ->
                                    steps.add(cache(group, volume, sized(planned, volume), cache)));
        for (LogicalVolume volume : group.volumes()) encrypt(group.name() + "/" + volume.name());
    }

    private static Volume sized(PlannedGroup planned, LogicalVolume volume) {
        return planned.group().volume(volume.name()).orElseThrow();
    }

    /// The installer leaves it to LVM to round up to whole extents.
    private static Step volume(VolumeGroup group, LogicalVolume volume, Volume sized) {
        LogicalVolume.Type type = volume.type();
        if (type instanceof LogicalVolume.Type.ThinPool pool)
            type =
                    new LogicalVolume.Type.ThinPool(
                            OptionalLong.of(up(group, sized.metadataBytes())),
                            sized.chunkBytes() > 0
                                    ? OptionalLong.of(sized.chunkBytes())
                                    : pool.chunkBytes());
        return new Step.CreateVolume(group.name(), volume.name(), type, up(group, sized.bytes()));
    }

    private Step cache(
            VolumeGroup group, LogicalVolume volume, Volume sized, LogicalVolume.Cache cache) {
        return new Step.CacheVolume(
                group.name(),
                volume.name(),
                up(group, sized.cacheBytes()),
                up(group, sized.cacheMetadataBytes()),
                cache.mode(),
                inside(cache.members()));
    }

    private static long up(VolumeGroup group, long bytes) {
        return Bytes.up(bytes, group.extentBytes());
    }

    private void make(Btrfs volume) {
        steps.add(
                new Step.MakeBtrfs(
                        volume.name(),
                        inside(volume.members()),
                        volume.filesystem(),
                        volume.data(),
                        volume.metadata()));
        for (Btrfs.Subvolume subvolume : volume.subvolumes())
            steps.add(new Step.CreateSubvolume(volume.name(), subvolume.name()));
    }

    private void format(BlockDevice device, String name) {
        device.filesystem()
                .ifPresent(made -> steps.add(new Step.MakeFilesystem(inside(name), made)));
    }
}
