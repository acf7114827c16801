package dev.tarmac.anaconda.tree;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.lvm.Group;
import dev.tarmac.anaconda.lvm.GroupGrowing;
import dev.tarmac.anaconda.lvm.GroupRequest;
import dev.tarmac.anaconda.lvm.LvmRefused;
import dev.tarmac.anaconda.lvm.Volume;
import dev.tarmac.anaconda.lvm.VolumeRequest;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedGroup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The volume groups so far, while a plan is made. Volumes become devices once all have grown.
public final class VolumeGroups {
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, List<Device>> members = new LinkedHashMap<>();
    private final List<Pending> pending = new ArrayList<>();

    /// A volume that is no device yet.
    ///
    /// @param opened what an encrypted one shows once it is open
    private record Pending(String group, String volume, Format format, Optional<Opened> opened) {}

    /// What is inside of an encrypted volume.
    public record Opened(String name, Format format) {}

    public boolean has(String name) {
        return groups.containsKey(name);
    }

    public Optional<Group> named(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    public void add(GroupRequest request, List<Device> on) {
        groups.put(request.name(), Group.empty(request));
        members.put(request.name(), List.copyOf(on));
    }

    /// Adds a volume to a group.
    ///
    /// @param format of the volume; empty for a thin pool
    public void add(
            String group, VolumeRequest request, Optional<Format> format, Optional<Opened> opened)
            throws LvmRefused {
        groups.put(group, groups.get(group).with(request));
        format.ifPresent(made -> pending.add(new Pending(group, request.name(), made, opened)));
    }

    public boolean isMember(String group, Device device) {
        return members.get(group).contains(device);
    }

    /// Lets all volumes grow and adds them to the tree.
    public List<PlannedGroup> grown(Flavor flavor, DeviceTree tree) throws LvmRefused {
        List<PlannedGroup> grown = new ArrayList<>();
        for (Map.Entry<String, Group> entry : groups.entrySet()) {
            Group group = GroupGrowing.grown(entry.getValue(), flavor);
            entry.setValue(group);
            grown.add(new PlannedGroup(group, members.get(entry.getKey())));
        }
        for (Pending volume : pending) addTo(tree, volume);
        return grown;
    }

    private void addTo(DeviceTree tree, Pending pending) {
        Volume sized = groups.get(pending.group()).volume(pending.volume()).orElseThrow();
        Device.Volume volume =
                new Device.Volume(
                        pending.group(), sized, pending.format(), members.get(pending.group()));
        String name = pending.group() + "/" + pending.volume();
        tree.add(name, volume);
        pending.opened()
                .ifPresent(inside -> tree.open(name, volume, inside.name(), inside.format()));
    }
}
