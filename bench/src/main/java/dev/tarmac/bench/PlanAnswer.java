package dev.tarmac.bench;

import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.anaconda.tree.StoragePlan.Findings;
import dev.tarmac.json.JsonObject;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan in the words of the recordings: maps and lists as they stand in JSON.
final class PlanAnswer {
    private PlanAnswer() {}

    /// A plan.
    static Map<String, Object> planned(StoragePlan plan) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("boot", boot(plan.boot()));
        answer.put("btrfs", byName(plan, Device.Btrfs.class).map(b -> btrfs(b, plan)).toList());
        answer.put("check", check(plan.findings()));
        answer.put("disks", plan.disks().stream().map(DiskAnswer::of).toList());
        answer.put("fstab", plan.fstab().stream().map(PlanAnswer::fstab).toList());
        answer.put("luks", byName(plan, Device.Luks.class).map(PlanAnswer::luks).toList());
        answer.put("md", byName(plan, Device.Array.class).map(PlanAnswer::array).toList());
        answer.put("ok", true);
        answer.put("tmpfs", plan.all(Device.InMemory.class).map(PlanAnswer::inMemory).toList());
        answer.put("vgs", plan.groups().stream().map(g -> GroupAnswer.of(g, plan)).toList());
        return answer;
    }

    private static <T extends Device> Stream<T> byName(StoragePlan plan, Class<T> kind) {
        return plan.all(kind).sorted(Comparator.comparing(Device::name));
    }

    private static Map<String, Object> boot(BootDevices boot) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("skipped", boot.skipped());
        answer.put("stage1_device", boot.first().orElse(null));
        answer.put("stage1_disk", boot.firstDisk().orElse(null));
        answer.put("stage2_device", boot.second().map(Device::name).orElse(null));
        return answer;
    }

    private static Map<String, Object> check(Findings findings) {
        return JsonObject.members("errors", findings.errors(), "warnings", findings.warnings());
    }

    private static List<Object> fstab(FstabLine line) {
        return List.of(
                line.device().name(),
                line.mountPoint(),
                line.type(),
                line.options(),
                line.dump(),
                line.pass());
    }

    private static Map<String, Object> luks(Device.Luks luks) {
        Map<String, Object> answer =
                JsonObject.members("name", luks.name(), "on", luks.on().name());
        FormatAnswer.add(answer, Optional.of(luks.format()));
        return answer;
    }

    private static Map<String, Object> array(Device.Array array) {
        Map<String, Object> answer =
                JsonObject.members(
                        "bytes",
                        array.bytes(),
                        "chunk",
                        array.chunkBytes(),
                        "level",
                        array.level(),
                        "member_devices",
                        array.under().size() - array.spares(),
                        "members",
                        names(array.under()),
                        "metadata",
                        "default",
                        "name",
                        array.name(),
                        "spares",
                        array.spares());
        FormatAnswer.add(answer, Optional.of(array.format()));
        return answer;
    }

    private static List<String> names(List<Device> devices) {
        return devices.stream().map(Device::name).toList();
    }

    private static Map<String, Object> inMemory(Device.InMemory memory) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("size", memory.size().orElse(null));
        FormatAnswer.add(answer, Optional.of(memory.format()));
        return answer;
    }

    private static Map<String, Object> btrfs(Device.Btrfs btrfs, StoragePlan plan) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", btrfs.dataLevel().orElse(null));
        answer.put("members", names(btrfs.under()));
        answer.put("metadata", btrfs.metadataLevel().orElse(null));
        answer.put("name", btrfs.name());
        answer.put(
                "subvols",
                plan.all(Device.Subvolume.class)
                        .filter(subvolume -> subvolume.volume().equals(btrfs))
                        .map(PlanAnswer::subvolume)
                        .toList());
        FormatAnswer.add(answer, Optional.of(btrfs.format()));
        return answer;
    }

    private static Map<String, Object> subvolume(Device.Subvolume subvolume) {
        Map<String, Object> answer = JsonObject.members("name", subvolume.name());
        FormatAnswer.add(answer, Optional.of(subvolume.format()));
        return answer;
    }
}
