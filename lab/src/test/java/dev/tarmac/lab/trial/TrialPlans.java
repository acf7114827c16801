package dev.tarmac.lab.trial;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.FoundPartition;
import dev.tarmac.facts.FoundTable;
import dev.tarmac.facts.TableKind;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Filesystem.Kind;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.layout.RaidLevel;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans for one disk of 3 GiB that say everything a table and a plain partition can have.
record TrialPlans(int sectorBytes) {
    private static final long SIZE = 3L << 30;
    static final String UUID = "0b54fc0e-51ae-4a2e-9f3c-52a1f4e1d001";

    DiskFacts disk() {
        return disk(Optional.empty());
    }

    private DiskFacts disk(Optional<FoundTable> table) {
        return new DiskFacts(
                "sda",
                Optional.of("S1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SIZE,
                sectorBytes,
                sectorBytes,
                false,
                List.of(),
                table);
    }

    /// Every kind of file system, words of the author's, and members of an array that is not made.
    Plan gpt() {
        List<Extent> extents =
                List.of(
                        extent(1, "biosboot", PartitionType.BIOSBOOT, 1, 1),
                        extent(2, "esp", PartitionType.ESP, 2, 300),
                        new Extent(
                                3,
                                "root",
                                PartitionType.LINUX,
                                sectors(302),
                                sectors(500),
                                List.of(Attribute.values()),
                                Optional.of(UUID)),
                        extent(4, "data", PartitionType.LINUX, 802, 500),
                        extent(5, "swap", PartitionType.SWAP, 1302, 100),
                        extent(6, "md-a", PartitionType.RAID, 1402, 200),
                        extent(7, "md-b", PartitionType.RAID, 1602, 200));
        return plan(
                new Step.Wipe("system"),
                new Step.WriteGpt("system", sectorBytes, SIZE / sectorBytes, extents),
                new Step.CreateArray(
                        "boot",
                        RaidLevel.RAID1,
                        "1.2",
                        0,
                        List.of("md-a", "md-b"),
                        List.of(),
                        199L << 20,
                        Optional.empty()),
                new Step.MakeFilesystem("boot", Filesystem.of(Kind.EXT4, "boot")),
                new Step.MakeFilesystem(
                        "esp",
                        new Filesystem(Kind.VFAT, "ESP", Optional.of("ABCD-0123"), List.of())),
                new Step.MakeFilesystem(
                        "root",
                        new Filesystem(
                                Kind.EXT4, "root", Optional.of(UUID), List.of("-i", "65536"))),
                new Step.MakeFilesystem("data", Filesystem.of(Kind.XFS, "data")),
                new Step.MakeFilesystem("swap", Filesystem.of(Kind.SWAP)),
                new Step.Mount("root", "ext4", "/"),
                new Step.Flush());
    }

    Plan mbr() {
        List<Extent> extents =
                List.of(
                        new Extent(
                                1,
                                "boot",
                                PartitionType.MBR_LINUX,
                                sectors(1),
                                sectors(100),
                                List.of(Attribute.LEGACY_BOOT),
                                Optional.empty()),
                        extent(2, "root", PartitionType.MBR_LINUX, 101, 500),
                        extent(4, "extended-system", PartitionType.MBR_EXTENDED, 601, 2000),
                        extent(5, "swap", PartitionType.MBR_SWAP, 602, 100),
                        extent(6, "pv", PartitionType.MBR_LVM, 703, 1000));
        return plan(
                new Step.Wipe("system"),
                new Step.WriteMbr("system", sectorBytes, SIZE / sectorBytes, extents),
                new Step.MakeFilesystem("boot", Filesystem.of(Kind.EXT2, "boot")),
                new Step.MakeFilesystem("root", Filesystem.of(Kind.EXT3, "root")),
                new Step.MakeFilesystem("swap", Filesystem.of(Kind.SWAP, "swap")));
    }

    /// A machine with three partitions, of which the plan keeps the last with what is on it.
    DiskFacts inUse() {
        return disk(
                Optional.of(
                        new FoundTable(
                                TableKind.GPT,
                                List.of(
                                        found(1, PartitionType.ESP, 2, 300, "EFI System"),
                                        found(2, PartitionType.LINUX, 302, 700, "old"),
                                        found(3, PartitionType.LINUX, 1002, 500, "a \"home\"")))));
    }

    Plan changed() {
        Extent home = extent(3, "home", PartitionType.LINUX, 1002, 500);
        return plan(
                new Step.Wipe("system", List.of(home)),
                new Step.ChangeTable(
                        "system",
                        true,
                        sectorBytes,
                        SIZE / sectorBytes,
                        List.of(1, 3),
                        List.of(
                                extent(1, "esp", PartitionType.ESP, 2, 300),
                                extent(2, "swap", PartitionType.SWAP, 302, 100),
                                extent(4, "root", PartitionType.LINUX, 402, 600),
                                home)),
                new Step.MakeFilesystem("esp", Filesystem.of(Kind.VFAT, "EFI")),
                new Step.MakeFilesystem("root", Filesystem.of(Kind.EXT4, "root")));
    }

    /// The same steps, but for one that its mkfs cannot do.
    static Plan withMkfsThatFails(Plan plan) {
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.add(
                new Step.MakeFilesystem(
                        "root",
                        new Filesystem(
                                Kind.EXT4, "", Optional.empty(), List.of("--no-such-option"))));
        return new Plan(plan.firmware(), plan.disks(), steps);
    }

    private FoundPartition found(
            int number, PartitionType type, long firstMib, long mib, String name) {
        return new FoundPartition(
                number,
                sectors(firstMib),
                sectors(mib),
                type.code(),
                Optional.of(name),
                Optional.of("6D2B2D2E-52A8-4C0C-9A9C-0C41C9F3A10" + number));
    }

    private Extent extent(int number, String name, PartitionType type, long firstMib, long mib) {
        return new Extent(number, name, type, sectors(firstMib), sectors(mib));
    }

    private long sectors(long mib) {
        return mib * (1 << 20) / sectorBytes;
    }

    private Plan plan(Step... steps) {
        return new Plan(
                Firmware.UEFI,
                List.of(new PlannedDisk("system", DiskIdentity.of(disk()), List.of())),
                List.of(steps));
    }
}
