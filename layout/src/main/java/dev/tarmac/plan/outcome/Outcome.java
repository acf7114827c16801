package dev.tarmac.plan.outcome;

import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// All that a plan leaves behind.
///
/// @param filesystems in the order of making, then those that are kept
/// @param uses what a device is for, by its name: its file system, or what it is a member of
/// @param bytes how much a device holds, by its name
public record Outcome(
        Plan plan,
        List<DiskMap> disks,
        List<GroupMap> groups,
        List<MadeFilesystem> filesystems,
        List<FstabEntry> fstab,
        List<CrypttabEntry> crypttab,
        BootPath boot,
        Map<String, String> uses,
        Map<String, Long> bytes) {
    public Outcome {
        disks = List.copyOf(disks);
        groups = List.copyOf(groups);
        filesystems = List.copyOf(filesystems);
        fstab = List.copyOf(fstab);
        crypttab = List.copyOf(crypttab);
        uses = Map.copyOf(uses);
        bytes = Map.copyOf(bytes);
    }

    public static Outcome of(Plan plan) {
        List<FstabEntry> fstab =
                plan.only(Step.WriteFstab.class).flatMap(one -> one.entries().stream()).toList();
        List<CrypttabEntry> crypttab =
                plan.only(Step.WriteCrypttab.class).flatMap(one -> one.entries().stream()).toList();
        List<MadeFilesystem> filesystems = Filesystems.of(plan, fstab);
        return new Outcome(
                plan,
                plan.disks().stream().map(disk -> DiskMap.of(plan, disk)).toList(),
                plan.only(Step.CreateGroup.class).map(group -> GroupMap.of(plan, group)).toList(),
                filesystems,
                fstab,
                crypttab,
                BootPath.of(plan),
                Uses.of(plan, filesystems, crypttab),
                bytes(plan));
    }

    /// What a device is for, in a few words; empty when it stays raw.
    public String use(String device) {
        return uses.getOrDefault(device, "");
    }

    /// How much a device holds; empty for one that is only known by its name.
    public OptionalLong bytesOf(String device) {
        Long known = bytes.get(device);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /// The UUID that the author gave a device's file system or LUKS header.
    public Optional<String> uuid(String device) {
        return filesystems.stream()
                .filter(one -> one.device().equals(device))
                .flatMap(one -> one.made().stream())
                .flatMap(made -> made.uuid().stream())
                .findFirst();
    }

    private static Map<String, Long> bytes(Plan plan) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (Step.WriteTable table : plan.tables().toList())
            for (Extent extent : table.extents())
                bytes.put(extent.name(), extent.sectors() * table.sectorBytes());
        plan.only(Step.CreateArray.class).forEach(one -> bytes.put(one.name(), one.bytes()));
        plan.only(Step.Encrypt.class).forEach(one -> bytes.put(one.name(), one.bytes()));
        plan.only(Step.CreateVolume.class).forEach(one -> bytes.put(one.device(), one.bytes()));
        return bytes;
    }
}
