package dev.tarmac.planner;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.RaidLevel;
import dev.tarmac.plan.DiskText;
import dev.tarmac.plan.Step;
import dev.tarmac.planner.storage.Mounting;
import dev.tarmac.planner.storage.Storage;
import dev.tarmac.problem.Problems;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Storage x firmware x disks: whatever would leave a machine that does not start is refused here,
/// before any machine is touched.
final class BootRules {
    /// What the modules in core.img read.
    private static final Set<String> GRUB_READS = Set.of("ext2", "ext3", "ext4", "xfs", "btrfs");

    /// core.img with modules for what it must read.
    private static final long LEAST_GAP = 1L << 20;

    private final Storage storage;
    private final Firmware firmware;
    private final Map<String, DiskFacts> disks;
    private final Problems problems;

    /// @param disks by their names in the plan
    BootRules(Storage storage, Firmware firmware, Map<String, DiskFacts> disks, Problems problems) {
        this.storage = storage;
        this.firmware = firmware;
        this.disks = disks;
        this.problems = problems;
    }

    /// Where the loader goes; empty when that is a problem.
    Optional<Loader> loader() {
        Optional<Loader> loader = Loader.of(storage, firmware);
        if (loader.isEmpty() && problems.isEmpty()) missing();
        loader.ifPresent(this::check);
        storage.boot().ifPresent(this::checkRead);
        return loader;
    }

    /// [FirmwareRules] looked for it, but it is not where firmware finds it.
    private void missing() {
        problems.add(
                storage.boot().orElseThrow().where(),
                switch (firmware) {
                    case BIOS ->
                            "BIOS has nothing to boot from: /boot lies on GPT disks without a"
                                    + " biosboot partition";
                    case UEFI -> "UEFI has nothing to boot from: no vfat EFI system partition";
                },
                switch (firmware) {
                    case BIOS -> "add a biosboot partition of 1M to the disk that boots";
                    case UEFI -> "add a partition of type esp with vfat, mounted on /boot/efi";
                });
    }

    private void check(Loader loader) {
        switch (loader) {
            case Loader.Bios bios -> {
                checkSectors(bios);
                checkGaps(bios);
            }
            case Loader.Uefi uefi -> checkEsp(uefi.esp());
            case Loader.None() -> {}
        }
    }

    /// A BIOS, and GRUB through it, reads sectors of 512 bytes only: core.img and what it reads.
    private void checkSectors(Loader.Bios loader) {
        Set<String> starting = new TreeSet<>(loader.bootDisks());
        Set<String> read = new TreeSet<>();
        storage.boot().ifPresent(boot -> read.addAll(storage.disksUnder(boot.device())));
        Set<String> all = new TreeSet<>(starting);
        all.addAll(read);
        for (String name : all) {
            DiskFacts facts = disks.get(name);
            if (facts == null || facts.logicalSectorBytes() == 512) continue;
            problems.add(
                    storage.diskPlace(name),
                    "BIOS cannot boot from "
                            + DiskText.of(facts)
                            + ": its sectors have "
                            + facts.logicalSectorBytes()
                            + " bytes",
                    "switch the machine to UEFI, or put "
                            + (starting.contains(name) ? "biosboot" : "/ (or a separate /boot)")
                            + " on a disk with 512-byte sectors");
        }
    }

    /// Without a biosboot partition core.img lies before the first partition of an MBR: in a disk
    /// of the layout, and nowhere else.
    private void checkGaps(Loader.Bios loader) {
        for (Loader.Bios.Place place : loader.places()) {
            if (place.biosboot().isPresent()) continue;
            long gap = gapBytes(place.disk());
            if (gap < LEAST_GAP)
                problems.add(
                        storage.diskPlace(place.disk()),
                        "there is no room for GRUB before the first partition of disk '"
                                + place.disk()
                                + "': "
                                + (gap >> 10)
                                + " KiB, and core.img may take 1024",
                        "let its first partition begin at 1 MiB or behind, or add a biosboot"
                                + " partition on a GPT disk");
        }
    }

    private long gapBytes(String disk) {
        for (Step.WriteTable table : storage.tables().toList())
            if (table.disk().equals(disk))
                return table.extents().stream()
                        .mapToLong(extent -> extent.startSector() * table.sectorBytes())
                        .min()
                        .orElse(Long.MAX_VALUE);
        return found(disks.get(disk));
    }

    /// Of a disk that keeps the table that it has.
    private static long found(DiskFacts disk) {
        if (disk == null || disk.table().isEmpty()) return 0;
        FoundTable table = disk.table().get();
        if (table.kind() != TableKind.MBR) return 0;
        return table.partitions().stream()
                .mapToLong(one -> one.startSector() * disk.logicalSectorBytes())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// Firmware knows nothing of arrays: it reads one member as if it stood alone.
    private void checkEsp(String esp) {
        for (Step layer : storage.layers(esp)) {
            if (layer instanceof Step.CreateArray array && isReadAlone(array)) continue;
            problems.add(
                    storage.place(esp),
                    "firmware cannot read the EFI system partition on " + describe(layer),
                    "put it on a partition of its own, or on a raid1 with `metadata: '1.0'`");
        }
    }

    private static boolean isReadAlone(Step.CreateArray array) {
        return array.level() == RaidLevel.RAID1
                && (array.metadata().equals("1.0") || array.metadata().equals("0.90"));
    }

    private void checkRead(Mounting boot) {
        if (!GRUB_READS.contains(boot.type()))
            problems.add(
                    boot.where(),
                    "GRUB reads no kernel from " + boot.type() + " on " + boot.path(),
                    "add a /boot on ext4 or xfs");
        for (Step layer : storage.layers(boot.device()))
            if (!grubReads(layer))
                problems.add(
                        boot.where(),
                        "GRUB cannot read " + boot.path() + " on " + describe(layer),
                        "add a /boot on a partition or a raid1 of its own");
    }

    private static boolean grubReads(Step layer) {
        return switch (layer) {
            case Step.Encrypt ignored -> false;
            case Step.CacheVolume ignored -> false;
            case Step.CreateVolume volume -> volume.type() instanceof LogicalVolume.Type.Linear;
            case Step other -> true;
        };
    }

    private static String describe(Step layer) {
        return switch (layer) {
            case Step.Encrypt encrypt -> "the encrypted device " + encrypt.device();
            case Step.CacheVolume cache ->
                    "the cached volume " + cache.group() + "/" + cache.volume();
            case Step.CreateVolume volume -> "the volume " + volume.device();
            case Step.CreateArray array ->
                    array.level().word()
                            + " '"
                            + array.name()
                            + "' with metadata "
                            + array.metadata();
            case Step other -> other.subject();
        };
    }

    /// What a BIOS may do otherwise than planned; nobody but its setup knows which disk is first.
    List<String> doubts(Loader loader, DiskFacts first) {
        if (!(loader instanceof Loader.Bios bios)) return List.of();
        List<DiskFacts> boot = bios.bootDisks().stream().map(disks::get).toList();
        if (boot.isEmpty() || boot.contains(first)) return List.of();
        return List.of(
                "boots only if the firmware's boot order starts with "
                        + DiskText.of(boot)
                        + ", not with "
                        + first.name()
                        + ": tarmac sends an installed machine to BIOS drive 0x80");
    }
}
