package dev.tarmac.bench;

import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.lvm.Group;
import dev.tarmac.anaconda.lvm.Volume;
import dev.tarmac.anaconda.lvm.VolumeRequest.Kind;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedGroup;
import dev.tarmac.json.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A volume group in the words of the recordings.
final class GroupAnswer {
    private GroupAnswer() {}

    static Map<String, Object> of(
            PlannedGroup planned, StoragePlan plan, UnaryOperator<String> names) {
        Group group = planned.group();
        return JsonObject.members(
                "bytes",
                group.request().bytes(),
                "extents",
                group.request().extents(),
                "free_extents",
                group.freeExtents(),
                "lvs",
                group.volumes().stream().map(v -> volume(v, group, plan)).toList(),
                "name",
                group.request().name(),
                "pe",
                group.request().extentBytes(),
                "pvs",
                planned.members().stream().map(Device::name).map(names).toList());
    }

    private static Map<String, Object> volume(Volume volume, Group group, StoragePlan plan) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("bytes", volume.bytes());
        answer.put("extents", (double) volume.bytes() / group.request().extentBytes());
        answer.put("name", volume.request().name());
        switch (volume.request().kind()) {
            case Kind.Linear() -> answer.put("seg", "linear");
            case Kind.ThinPool pool -> {
                answer.put("seg", "thin-pool");
                answer.put("chunk", volume.chunkBytes());
                answer.put("metadata", volume.metadataBytes());
            }
            case Kind.Thin(String pool) -> {
                answer.put("seg", "thin");
                answer.put("pool", pool);
            }
        }
        if (volume.request().cache().isPresent())
            answer.put(
                    "cache",
                    JsonObject.members(
                            "bytes", volume.cacheBytes(), "md", volume.cacheMetadataBytes()));
        FormatAnswer.add(answer, formatOf(volume, group, plan));
        return answer;
    }

    private static Optional<Format> formatOf(Volume volume, Group group, StoragePlan plan) {
        return plan.all(Device.Volume.class)
                .filter(device -> device.group().equals(group.request().name()))
                .filter(device -> device.sized().equals(volume))
                .map(Device::format)
                .findFirst();
    }
}
