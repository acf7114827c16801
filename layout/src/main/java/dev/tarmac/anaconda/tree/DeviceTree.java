package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.partition.PartitionRequest;
import dev.tarmac.anaconda.partition.Placed;
import dev.tarmac.anaconda.partition.Table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The devices so far, while a plan is made.
public final class DeviceTree {
    private final Flavor flavor;
    private final List<Device> devices = new ArrayList<>();
    private final Map<String, Device> byName = new HashMap<>();
    private int nextId;

    public DeviceTree(Flavor flavor) {
        this.flavor = flavor;
    }

    /// The next number for a thing without a name.
    public int nextId() {
        return nextId++;
    }

    public List<Device> devices() {
        return List.copyOf(devices);
    }

    /// The device that a command calls by that name: as it is said there, or as it is called.
    public Optional<Device> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public void add(Device device) {
        devices.add(device);
        byName.put(device.name(), device);
    }

    /// Lets commands find a device under another name.
    public void alias(String name, Device device) {
        byName.put(name, device);
    }

    /// Adds what was placed, in the order of the requests, and opens what is encrypted.
    public void addPlaced(List<Table> tables, List<WantedPartition> wanted) {
        for (WantedPartition partition : wanted) {
            Device.Partition placed = placed(tables, partition.request());
            add(placed);
            Device content = placed;
            if (partition.inside().isPresent())
                content = open(placed, "luks-" + placed.name(), partition.inside().get());
            alias(partition.request().name(), content);
        }
    }

    private static Device.Partition placed(List<Table> tables, PartitionRequest request) {
        for (Table table : tables)
            for (Placed partition : table.partitions())
                if (partition.request().filter(request::equals).isPresent())
                    return new Device.Partition(table.disk(), partition);
        throw new IllegalStateException(request.name() + " was not placed");
    }

    /// Adds what an encrypted device shows once it is open.
    public Device open(Device encrypted, String name, Format inside) {
        long header = Encryption.headerBytes(encrypted.format(), flavor);
        Device open = new Device.Luks(name, encrypted, encrypted.bytes() - header, inside);
        add(open);
        return open;
    }

    /// Removes what is mounted there, with what it lies in.
    public void removeMountedAt(String mountPoint) {
        devices.stream()
                .filter(device -> device.format().isAt(mountPoint))
                .findFirst()
                .ifPresent(this::remove);
    }

    private void remove(Device device) {
        devices.remove(device);
        byName.values().remove(device);
        if (device instanceof Device.Luks luks) remove(luks.on());
    }

    /// The tables without the partitions that were removed.
    public Table remaining(Table table) {
        List<Placed> kept =
                devices.stream()
                        .filter(Device.Partition.class::isInstance)
                        .map(device -> ((Device.Partition) device).placed())
                        .toList();
        return table.keeping(placed -> placed.request().isEmpty() || kept.contains(placed));
    }
}
