package dev.tarmac.bench;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.partition.PartitionRequest;
import dev.tarmac.anaconda.partition.Placed;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedDisk;
import dev.tarmac.json.JsonObject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A planned disk in the words of the recordings.
final class DiskAnswer {
    private DiskAnswer() {}

    /// @param names what the installer calls requests, by our names
    static Map<String, Object> of(PlannedDisk disk, UnaryOperator<String> names) {
        return switch (disk) {
            case PlannedDisk.Ignored(String name) ->
                    JsonObject.members("ignored", true, "name", name);
            case PlannedDisk.Unlabelled(Disk blank) -> {
                Map<String, Object> answer = geometry(blank);
                answer.put("label", null);
                answer.put("partitions", List.of());
                yield answer;
            }
            case PlannedDisk.Labelled(Table table) -> {
                Map<String, Object> answer = geometry(table.disk());
                answer.put("label", table.disk().label().orElseThrow().word());
                answer.put(
                        "partitions",
                        table.partitions().stream()
                                .filter(p -> isNew(p, table.disk()))
                                .map(p -> partition(p, table.disk(), names))
                                .toList());
                yield answer;
            }
        };
    }

    private static boolean isNew(Placed placed, Disk disk) {
        return disk.found().stream().noneMatch(found -> found.start() == placed.start());
    }

    private static Map<String, Object> geometry(Disk disk) {
        return JsonObject.members(
                "align",
                disk.grain(),
                "name",
                disk.name(),
                "sector",
                disk.sectorBytes(),
                "sectors",
                disk.sectors());
    }

    private static Map<String, Object> partition(
            Placed placed, Disk disk, UnaryOperator<String> names) {
        Map<String, Object> answer = new LinkedHashMap<>();
        String name = disk.partitionName(placed.number());
        answer.put("bytes", placed.sectors() * disk.sectorBytes());
        answer.put("end", placed.end());
        answer.put("name", name);
        answer.put("number", placed.number());
        answer.put("request", placed.request().map(PartitionRequest::name).map(names).orElse(name));
        answer.put("sectors", placed.sectors());
        answer.put("start", placed.start());
        answer.put("type", placed.kind().name().toLowerCase(Locale.ROOT));
        answer.put("weight", placed.request().map(PartitionRequest::weight).orElse(0));
        FormatAnswer.add(answer, placed.request().map(PartitionRequest::format));
        return answer;
    }
}
