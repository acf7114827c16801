package dev.tarmac.bench;

import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.anaconda.tree.StoragePlan.Finding;
import dev.tarmac.anaconda.tree.StoragePlan.Findings;
import dev.tarmac.json.JsonObject;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A plan in the words of the recordings: maps and lists as they stand in JSON.
final class PlanAnswer {
    /// What the installer calls things that we call otherwise.
    private final UnaryOperator<String> names;

    /// @param installerNames by our names
    PlanAnswer(Map<String, String> installerNames) {
        this.names = name -> installerNames.getOrDefault(name, name);
    }

    /// A plan.
    Map<String, Object> planned(StoragePlan plan) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("boot", boot(plan.boot()));
        answer.put("btrfs", byName(plan, Device.Btrfs.class).map(b -> btrfs(b, plan)).toList());
        answer.put("check", check(plan.findings()));
        answer.put("disks", plan.disks().stream().map(d -> DiskAnswer.of(d, names)).toList());
        answer.put("fstab", plan.fstab().stream().map(this::fstab).toList());
        answer.put("luks", byName(plan, Device.Luks.class).map(this::luks).toList());
        answer.put("md", byName(plan, Device.Array.class).map(this::array).toList());
        answer.put("ok", true);
        answer.put("tmpfs", plan.all(Device.InMemory.class).map(this::inMemory).toList());
        answer.put("vgs", plan.groups().stream().map(g -> GroupAnswer.of(g, plan, names)).toList());
        return answer;
    }

    private <T extends Device> Stream<T> byName(StoragePlan plan, Class<T> kind) {
        return plan.all(kind).sorted(Comparator.comparing(this::name));
    }

    private Map<String, Object> boot(BootDevices boot) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("skipped", boot.skipped());
        answer.put("stage1_device", boot.first().map(names).orElse(null));
        answer.put("stage1_disk", boot.firstDisk().orElse(null));
        answer.put("stage2_device", boot.second().map(this::name).orElse(null));
        return answer;
    }

    private Map<String, Object> check(Findings findings) {
        return JsonObject.members(
                "errors", messages(findings.errors()), "warnings", messages(findings.warnings()));
    }

    private List<String> messages(List<Finding> findings) {
        return findings.stream().map(this::message).toList();
    }

    private String message(Finding finding) {
        return finding.about()
                .map(device -> finding.message().replace(device.name(), name(device)))
                .orElse(finding.message());
    }

    private List<Object> fstab(FstabLine line) {
        return List.of(
                name(line.device()),
                line.mountPoint(),
                line.type(),
                line.options(),
                line.dump(),
                line.pass());
    }

    private Map<String, Object> luks(Device.Luks luks) {
        Map<String, Object> answer = JsonObject.members("name", name(luks), "on", name(luks.on()));
        FormatAnswer.add(answer, Optional.of(luks.format()));
        return answer;
    }

    private Map<String, Object> array(Device.Array array) {
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
                        name(array),
                        "spares",
                        array.spares());
        FormatAnswer.add(answer, Optional.of(array.format()));
        return answer;
    }

    private List<String> names(List<Device> devices) {
        return devices.stream().map(this::name).toList();
    }

    private Map<String, Object> inMemory(Device.InMemory memory) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("size", memory.size().orElse(null));
        FormatAnswer.add(answer, Optional.of(memory.format()));
        return answer;
    }

    private Map<String, Object> btrfs(Device.Btrfs btrfs, StoragePlan plan) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", btrfs.dataLevel().orElse(null));
        answer.put("members", names(btrfs.under()));
        answer.put("metadata", btrfs.metadataLevel().orElse(null));
        answer.put("name", name(btrfs));
        answer.put(
                "subvols",
                plan.all(Device.Subvolume.class)
                        .filter(subvolume -> subvolume.volume().equals(btrfs))
                        .map(this::subvolume)
                        .toList());
        FormatAnswer.add(answer, Optional.of(btrfs.format()));
        return answer;
    }

    private Map<String, Object> subvolume(Device.Subvolume subvolume) {
        Map<String, Object> answer = JsonObject.members("name", subvolume.name());
        FormatAnswer.add(answer, Optional.of(subvolume.format()));
        return answer;
    }

    private String name(Device device) {
        return names.apply(device.name());
    }
}
