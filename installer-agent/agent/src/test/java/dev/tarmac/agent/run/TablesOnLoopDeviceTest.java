package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.agent.Orders;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Partition.Attribute;
import dev.tarmac.order.Identifiers;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Tables of every kind and file systems with words of their author's, made by the agent with the
/// real tools and used by it: the kernel has every partition where the plan says.
@Tag("root")
class TablesOnLoopDeviceTest {
    private static final long SIZE = 2L << 30;
    private static final String ROOT = "11111111-2222-4333-8444-555555555555";

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void installsOntoTheLogicalPartitionsOfAnMbr(int sectorBytes) throws Exception {
        try (LoopDisk disk = attach(sectorBytes)) {
            long mib = (1L << 20) / sectorBytes;
            Extent boot =
                    new Extent(
                            1,
                            "boot",
                            PartitionType.MBR_LINUX,
                            mib,
                            200 * mib,
                            List.of(Attribute.LEGACY_BOOT),
                            Optional.empty());
            Step.WriteMbr table =
                    new Step.WriteMbr(
                            "system",
                            sectorBytes,
                            disk.facts().sectors(),
                            List.of(
                                    boot,
                                    new Extent(
                                            4,
                                            "extended-system",
                                            PartitionType.MBR_EXTENDED,
                                            201 * mib,
                                            1800 * mib),
                                    new Extent(
                                            5,
                                            "root",
                                            PartitionType.MBR_LINUX,
                                            202 * mib,
                                            800 * mib),
                                    new Extent(
                                            6,
                                            "swap",
                                            PartitionType.MBR_SWAP,
                                            1003 * mib,
                                            100 * mib)));

            InstallOrder order = order(disk, table);
            install(disk, order);

            SfdiskTable there = table(disk);
            assertThat(there.id()).isEqualTo("0xaaaaaaaa");
            assertThat(there.entries())
                    .extracting(SfdiskTable.Entry::number, SfdiskTable.Entry::start)
                    .containsExactly(
                            tuple(1, mib),
                            tuple(4, 201 * mib),
                            tuple(5, 202 * mib),
                            tuple(6, 1003 * mib));
            assertThat(there.entries().getFirst().attributes()).isEqualTo(SfdiskAttributes.ACTIVE);
            assertThat(order.partuuid("root")).isEqualTo("aaaaaaaa-05");
            assertThat(blkid(disk, 1, "TYPE")).isEqualTo("ext2");
            assertThat(blkid(disk, 5, "TYPE")).isEqualTo("ext3");
            assertThat(blkid(disk, 6, "TYPE")).isEqualTo("swap");
            rootMustBeAsTheAuthorWrote(disk, 5);
        }
    }

    @Test
    void givesPartitionsOfAGptTheAttributesAndTheGuidThatTheAuthorWrote() throws Exception {
        try (LoopDisk disk = attach(512)) {
            Step.WriteGpt table =
                    new Step.WriteGpt(
                            "system",
                            512,
                            disk.facts().sectors(),
                            List.of(
                                    new Extent(1, "boot", PartitionType.LINUX, 2048, 409_600),
                                    new Extent(
                                            2,
                                            "root",
                                            PartitionType.LINUX,
                                            411_648,
                                            1_638_400,
                                            List.of(Attribute.REQUIRED, Attribute.GROW_FILESYSTEM),
                                            Optional.of(ROOT)),
                                    new Extent(3, "swap", PartitionType.SWAP, 2_050_048, 204_800)));

            InstallOrder order = order(disk, table);
            install(disk, order);

            SfdiskTable.Entry root = table(disk).entry(2).orElseThrow();
            assertThat(root.uuid()).isEqualTo(ROOT);
            assertThat(root.attributes()).isEqualTo(1L | 1L << 59);
            assertThat(order.partuuid("root")).isEqualTo(ROOT);
            rootMustBeAsTheAuthorWrote(disk, 2);
        }
    }

    private void rootMustBeAsTheAuthorWrote(LoopDisk disk, int number) throws Exception {
        String node = disk.device() + "p" + number;
        assertThat(blkid(disk, number, "UUID")).isEqualTo(ROOT);
        assertThat(LoopDisk.run("dumpe2fs", "-h", node)).containsPattern("Inode size:\\s+128");
        LoopDisk.run("e2fsck", "-fn", node);
        Path mount = Files.createDirectory(directory.resolve("look"));
        LoopDisk.run("mount", "-o", "ro,noload", node, mount.toString());
        try {
            assertThat(Files.readString(mount.resolve("etc/fstab")))
                    .contains("UUID=" + ROOT + " / ext3 defaults 0 1");
        } finally {
            LoopDisk.run("umount", mount.toString());
        }
    }

    private LoopDisk attach(int sectorBytes) throws Exception {
        assumeTrue(Files.isDirectory(SmallImage.MODULES), "needs the package grub-pc-bin");
        return LoopDisk.attach(directory.resolve("disk.img"), SIZE, sectorBytes);
    }

    private void install(LoopDisk disk, InstallOrder order) throws Exception {
        assertThat(
                        disk.install(
                                order,
                                new SmallImage(() -> "kernel", List.of()),
                                new Heard(),
                                directory))
                .isEqualTo(new InstallRun.Outcome.Installed(List.of()));
    }

    /// ext2 for /boot, and ext3 with what an author can write for /. No loader: these are the steps
    /// that tables and file systems are for.
    private static InstallOrder order(LoopDisk disk, Step.WriteTable table) {
        Filesystem root =
                new Filesystem(
                        Filesystem.Kind.EXT3, "root", Optional.of(ROOT), List.of("-I", "128"));
        Plan plan =
                new Plan(
                        Firmware.BIOS,
                        List.of(
                                new PlannedDisk(
                                        "system", DiskIdentity.of(disk.facts()), List.of())),
                        List.of(
                                new Step.Wipe("system"),
                                table,
                                new Step.MakeFilesystem(
                                        "boot", Filesystem.of(Filesystem.Kind.EXT2, "boot")),
                                new Step.MakeFilesystem("root", root),
                                new Step.MakeFilesystem(
                                        "swap", Filesystem.of(Filesystem.Kind.SWAP)),
                                new Step.Mount("root", "ext3", "/"),
                                new Step.Mount("boot", "ext2", "/boot"),
                                new Step.Unpack(),
                                new Step.WriteFstab(
                                        List.of(new FstabEntry("root", "/", "ext3", "", 1))),
                                new Step.Configure(),
                                new Step.Flush()));
        InstallOrder any = Orders.bios(disk.facts(), root, false);
        Identifiers drawn = Identifiers.of(plan, UUID::randomUUID);
        return new InstallOrder(
                any.install(),
                any.attempt(),
                plan,
                plan.hash(),
                Map.of("system", Orders.uuid("aaaaaaaa", 0)),
                drawn.partitions(),
                drawn.filesystems(),
                any.image(),
                any.host(),
                any.proof());
    }

    private static SfdiskTable table(LoopDisk disk) throws Exception {
        return SfdiskTable.decode(
                JsonObject.parse(LoopDisk.run("sfdisk", "--json", disk.device())));
    }

    private static String blkid(LoopDisk disk, int number, String what) throws Exception {
        String node = disk.device() + "p" + number;
        return LoopDisk.run("blkid", "-p", "-s", what, "-o", "value", node).strip();
    }
}
