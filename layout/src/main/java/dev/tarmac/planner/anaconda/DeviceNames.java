package dev.tarmac.planner.anaconda;

import dev.tarmac.anaconda.layout.DiskNames;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.layout.BlockDevice;
import dev.tarmac.layout.Btrfs;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Partition;
import dev.tarmac.layout.Partition.Existing;
import dev.tarmac.layout.Partition.Place;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Where;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a plan calls the installer's devices: as the layout does, a volume `group/volume`.
final class DeviceNames {
    private final Map<String, BlockDevice> devices = new HashMap<>();
    private final Map<String, Where> btrfs = new HashMap<>();

    /// Partitions that were there, by the kernel's names.
    private final Map<String, Partition> found = new HashMap<>();

    DeviceNames(DiskLayout layout) {
        layout.partitions().forEach(this::add);
        layout.raids().forEach(raid -> devices.put(raid.name(), raid));
        for (VolumeGroup group : layout.groups())
            for (LogicalVolume volume : group.volumes())
                devices.put(group.name() + "/" + volume.name(), volume);
        for (Btrfs volume : layout.btrfs()) btrfs.put(volume.name(), volume.where());
    }

    private void add(Partition partition) {
        devices.put(partition.name(), partition);
        if (partition.place() instanceof Place.There(Existing.Named(String name), boolean _))
            found.put(DiskNames.bare(name), partition);
    }

    String of(Device device) {
        return switch (device) {
            case Device.Partition made -> made.placed().request().orElseThrow().name();
            case Device.Found there -> found.get(there.name()).name();
            case Device.Array array -> array.name();
            case Device.Volume volume -> volume.group() + "/" + volume.sized().request().name();
            case Device.Luks luks -> opened(of(luks.on()));
            case Device.Btrfs volume -> volume.name();
            case Device.Subvolume subvolume -> subvolume.volume().name();
            case Device.InMemory _ -> "tmpfs";
        };
    }

    private String opened(String encrypted) {
        return devices.get(encrypted).content().luks().orElseThrow().openedName(encrypted);
    }

    /// What the layout says of a partition, an array or a volume.
    BlockDevice said(String name) {
        return devices.get(name);
    }

    /// What the layout says of a partition that was there, by the kernel's name.
    Optional<Partition> found(String kernelName) {
        return Optional.ofNullable(found.get(kernelName));
    }

    boolean isTaken(String name) {
        return devices.containsKey(name) || btrfs.containsKey(name);
    }

    Luks luks(Device.Luks device) {
        return devices.get(of(device.on())).content().luks().orElseThrow();
    }

    /// The place of a device in the author's file; that of a file system in memory is nobody's.
    Optional<Where> place(Device device) {
        Device of = device instanceof Device.Luks luks ? luks.on() : device;
        String name = of(of);
        return Optional.ofNullable(devices.get(name))
                .map(BlockDevice::where)
                .or(() -> Optional.ofNullable(btrfs.get(name)));
    }
}
