package dev.tarmac.planner;

import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.Storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What works, but hardly as its author means it.
final class Doubts {
    private final Storage storage;
    private final List<String> doubts = new ArrayList<>();

    private Doubts(Storage storage) {
        this.storage = storage;
    }

    static List<String> of(Storage storage) {
        Doubts doubts = new Doubts(storage);
        doubts.arrays();
        doubts.pools();
        return doubts.doubts;
    }

    private void arrays() {
        for (Step step : storage.made()) if (step instanceof Step.CreateArray array) array(array);
    }

    /// An array protects from the loss of a disk only where its members lie on different ones.
    private void array(Step.CreateArray array) {
        Map<String, String> memberByDisk = new HashMap<>();
        for (String member : array.members())
            for (String disk : storage.disksUnder(member)) {
                String other = memberByDisk.putIfAbsent(disk, member);
                if (other != null)
                    doubts.add(
                            "members "
                                    + other
                                    + " and "
                                    + member
                                    + " of array '"
                                    + array.name()
                                    + "' lie on the same disk '"
                                    + disk
                                    + "': it is lost with that disk");
            }
    }

    /// Thin volumes may promise more than their pool has; when it is full, they all fail.
    private void pools() {
        Map<String, Long> pools = new HashMap<>();
        Map<String, Long> promised = new HashMap<>();
        Set<String> order = new LinkedHashSet<>();
        for (Step step : storage.made())
            if (step instanceof Step.CreateVolume volume)
                switch (volume.type()) {
                    case LogicalVolume.Type.ThinPool _ -> {
                        pools.put(volume.device(), volume.bytes());
                        order.add(volume.device());
                    }
                    case LogicalVolume.Type.Thin(String pool) ->
                            promised.merge(volume.group() + "/" + pool, volume.bytes(), Long::sum);
                    case LogicalVolume.Type.Linear _ -> {}
                }
        for (String pool : order) {
            long over = promised.getOrDefault(pool, 0L) - pools.get(pool);
            if (over > 0)
                doubts.add(
                        "the volumes in thin pool '"
                                + pool
                                + "' promise "
                                + (over >> 20)
                                + " MiB more than it has: when it is full, all of them fail");
        }
    }
}
