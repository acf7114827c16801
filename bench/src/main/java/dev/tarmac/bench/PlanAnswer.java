package dev.tarmac.bench;

import dev.tarmac.anaconda.device.Disk;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.lvm.Group;
import dev.tarmac.anaconda.lvm.Volume;
import dev.tarmac.anaconda.lvm.VolumeRequest.Kind;
import dev.tarmac.anaconda.partition.PartitionRequest;
import dev.tarmac.anaconda.partition.Placed;
import dev.tarmac.anaconda.partition.Table;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.FstabLine;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.StoragePlan;
import dev.tarmac.anaconda.tree.StoragePlan.BootDevices;
import dev.tarmac.anaconda.tree.StoragePlan.Findings;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedDisk;
import dev.tarmac.anaconda.tree.StoragePlan.PlannedGroup;
import dev.tarmac.json.JsonObject;
import dev.tarmac.kickstart.Finding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan or a refusal in the words of the recordings: maps and lists as they stand in JSON.
final class PlanAnswer {
    private PlanAnswer() {}

    /// A kickstart that is refused by its reader.
    static Map<String, Object> unread(Finding finding) {
        return refusal(
                "parse",
                "KickstartParseError",
                finding.problem().where().line(),
                finding.problem().what());
    }

    /// A kickstart that cannot be carried out.
    ///
    /// @param tellsLines whether the installer tells the line of a command that it cannot carry out
    static Map<String, Object> refused(Refusal refusal, boolean tellsLines) {
        boolean reading = refusal.stage() == Refusal.Stage.READING;
        boolean asCommand = refusal.line().isPresent() && (reading || tellsLines);
        return refusal(
                reading ? "parse" : "partitioning",
                asCommand ? "KickstartParseError" : exception(refusal.kind()),
                asCommand ? refusal.line().getAsInt() : null,
                refusal.message());
    }

    private static Map<String, Object> refusal(
            String stage, String exception, Integer line, String message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("exc", exception);
        answer.put("line", line);
        answer.put("message", message);
        answer.put("ok", false);
        answer.put("stage", stage);
        return answer;
    }

    private static String exception(Refusal.Kind kind) {
        return switch (kind) {
            case COMMAND -> "StorageError";
            case DEVICE -> "DeviceError";
            case VALUE -> "ValueError";
            case PARTITIONS -> "PartitioningError";
            case NOTHING_LEFT -> "GeometryException";
            case SPACE -> "NotEnoughFreeSpaceError";
            case DISKS -> "NoDisksError";
            case BOOT -> "BootLoaderError";
        };
    }

    static Map<String, Object> planned(StoragePlan plan) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("boot", boot(plan.boot()));
        answer.put("btrfs", byName(plan, Device.Btrfs.class).map(b -> btrfs(b, plan)).toList());
        answer.put("check", check(plan.findings()));
        answer.put("disks", plan.disks().stream().map(PlanAnswer::disk).toList());
        answer.put("fstab", plan.fstab().stream().map(PlanAnswer::fstab).toList());
        answer.put("luks", byName(plan, Device.Luks.class).map(PlanAnswer::luks).toList());
        answer.put("md", byName(plan, Device.Array.class).map(PlanAnswer::array).toList());
        answer.put("ok", true);
        answer.put("tmpfs", plan.all(Device.InMemory.class).map(PlanAnswer::inMemory).toList());
        answer.put("vgs", plan.groups().stream().map(g -> group(g, plan)).toList());
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

    private static Map<String, Object> disk(PlannedDisk disk) {
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
                                .map(p -> partition(p, table.disk()))
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

    private static Map<String, Object> partition(Placed placed, Disk disk) {
        Map<String, Object> answer = new LinkedHashMap<>();
        String name = disk.partitionName(placed.number());
        answer.put("bytes", placed.sectors() * disk.sectorBytes());
        answer.put("end", placed.end());
        answer.put("name", name);
        answer.put("number", placed.number());
        answer.put("request", placed.request().map(PartitionRequest::name).orElse(name));
        answer.put("sectors", placed.sectors());
        answer.put("start", placed.start());
        answer.put("type", placed.kind().name().toLowerCase(Locale.ROOT));
        answer.put("weight", placed.request().map(PartitionRequest::weight).orElse(0));
        addFormat(answer, placed.request().map(PartitionRequest::format));
        return answer;
    }

    private static void addFormat(Map<String, Object> answer, Optional<Format> format) {
        answer.put("format", format.map(f -> f.type().word()).orElse(null));
        if (format.isPresent()) addFormat(answer, format.get());
    }

    private static void addFormat(Map<String, Object> answer, Format format) {
        format.mountPoint().ifPresent(mount -> answer.put("mountpoint", mount));
        if (format.type().isMounted()) answer.put("options", format.options());
        format.label().ifPresent(label -> answer.put("fslabel", label));
        format.mkfsOptions().ifPresent(options -> answer.put("mkfs", options));
        format.luksVersion().ifPresent(version -> answer.put("luks_version", version));
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
        addFormat(answer, Optional.of(luks.format()));
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
        addFormat(answer, Optional.of(array.format()));
        return answer;
    }

    private static List<String> names(List<Device> devices) {
        return devices.stream().map(Device::name).toList();
    }

    private static Map<String, Object> inMemory(Device.InMemory memory) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("size", memory.size().orElse(null));
        addFormat(answer, Optional.of(memory.format()));
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
        addFormat(answer, Optional.of(btrfs.format()));
        return answer;
    }

    private static Map<String, Object> subvolume(Device.Subvolume subvolume) {
        Map<String, Object> answer = JsonObject.members("name", subvolume.name());
        addFormat(answer, Optional.of(subvolume.format()));
        return answer;
    }

    private static Map<String, Object> group(PlannedGroup planned, StoragePlan plan) {
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
                names(planned.members()));
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
        addFormat(answer, formatOf(volume, group, plan));
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
