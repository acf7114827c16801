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

    /// What is seen of a device once it is open, by the name that the layout gives it.
    private final Map<String, Device> contents = new HashMap<>();

    public DeviceTree(Flavor flavor) {
        this.flavor = flavor;
    }

    public List<Device> devices() {
        return List.copyOf(devices);
    }

    /// What is seen of the device that the layout calls so.
    public Optional<Device> named(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    /// Whether something is called so by the installer.
    public boolean hasDevice(String name) {
        return devices.stream().anyMatch(device -> device.name().equals(name));
    }

    /// Adds a device that the layout calls by that name.
    public void add(String name, Device device) {
        add(device);
        contents.put(name, device);
    }

    /// Adds a device that nothing refers to.
    public void add(Device device) {
        devices.add(device);
    }

    /// Adds what was placed, in the order of the requests, and opens what is encrypted.
    public void addPlaced(List<Table> tables, List<WantedPartition> wanted) {
        for (WantedPartition partition : wanted) {
            Device.Partition placed = placed(tables, partition.request());
            String name = partition.request().name();
            add(name, placed);
            if (partition.inside().isPresent())
                open(
                        name,
                        placed,
                        partition.opened().orElse("luks-" + placed.name()),
                        partition.inside().get());
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
    ///
    /// @param name what the layout calls the device
    public void open(String name, Device encrypted, String opened, Format inside) {
        long header = Encryption.headerBytes(encrypted.format(), flavor);
        add(name, new Device.Luks(opened, encrypted, encrypted.bytes() - header, inside));
    }
}
