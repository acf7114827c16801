package dev.tarmac.agent.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tarmac.agent.Orders;
import dev.tarmac.agent.boot.ConfiguredFiles;
import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The whole BIOS install on a sparse file behind a loop device, with the real tools; foreign tools
/// look at what came out.
@Tag("root")
class InstallOnLoopDeviceTest {
    private static final Path MODULES = SmallImage.MODULES;
    private static final long SIZE = 3L << 30;

    @TempDir Path directory;
    private Path image;
    private LoopDisk disk;
    private String loop;
    private final Heard heard = new Heard();

    @BeforeEach
    void attachesASparseFile() throws Exception {
        assumeTrue(Files.isDirectory(MODULES), "needs the package grub-pc-bin");
        image = directory.resolve("disk.img");
        attach(512);
    }

    @AfterEach
    void detaches() throws Exception {
        disk.close();
    }

    @Test
    void installsAndLeavesWhatThePlanSays() throws Exception {
        InstallOrder order =
                Orders.bios(facts(), Filesystem.of(Filesystem.Kind.EXT4, "root"), true);

        assertThat(install(order, small())).isEqualTo(new InstallRun.Outcome.Installed(List.of()));

        JsonObject table = JsonObject.parse(run("sfdisk", "--json", loop)).object("partitiontable");
        assertThat(table.text("id")).isEqualTo("AAAAAAAA-0000-4000-8000-000000000000");
        assertThat(table.list("partitions", part -> part.number("start") + " " + part.text("name")))
                .containsExactly("2048 biosboot", "4096 root", "6158336 swap");
        run("e2fsck", "-fn", loop + "p2");
        assertThat(run("blkid", "-s", "UUID", "-o", "value", "-p", loop + "p2").strip())
                .isEqualTo("cccccccc-0000-4000-8000-000000000002");
        assertThat(heard.finished).hasSize(order.plan().steps().size());
        mustHoldTheConfiguredFiles(order);
        mustStartGrubFromTheBootSector();
    }

    @Test
    void replacesTheModulesThatAnEarlierGrubLeftInTheImage() throws Exception {
        InstallOrder order =
                Orders.bios(facts(), Filesystem.of(Filesystem.Kind.EXT4, "root"), false);

        InstallRun.Outcome outcome =
                install(
                        order,
                        new SmallImage(() -> "kernel", List.of("boot/grub/i386-pc/normal.mod")));

        assertThat(outcome).isInstanceOf(InstallRun.Outcome.Installed.class);
        Path mount = Files.createDirectory(directory.resolve("look"));
        run("mount", "-o", "ro,noload", loop + "p2", mount.toString());
        try {
            assertThat(mount.resolve("boot/grub/i386-pc/normal.mod"))
                    .hasSameBinaryContentAs(MODULES.resolve("normal.mod"));
        } finally {
            run("umount", mount.toString());
        }
    }

    @Test
    void makesXfsThatItsOwnCheckerAccepts() throws Exception {
        InstallOrder order =
                Orders.bios(facts(), Filesystem.of(Filesystem.Kind.XFS, "root"), false);

        assertThat(install(order, small())).isInstanceOf(InstallRun.Outcome.Installed.class);

        run("xfs_repair", "-n", loop + "p2");
    }

    @Test
    void partitionsADiskOf4096ByteSectors() throws Exception {
        disk.close();
        attach(4096);
        InstallOrder order =
                Orders.bios(facts(), Filesystem.of(Filesystem.Kind.EXT4, "root"), false);

        InstallRun.Outcome outcome = install(order, small());

        assertThat(outcome).isInstanceOf(InstallRun.Outcome.Installed.class);
        assertThat(run("sfdisk", "--json", loop)).contains("\"sectorsize\": 4096");
    }

    @Test
    void leavesABlankDiskWhenTheImageFailsAndTheSamePlanCanBeTriedAgain() throws Exception {
        InstallOrder order =
                Orders.bios(facts(), Filesystem.of(Filesystem.Kind.EXT4, "root"), false);
        Images failing =
                new SmallImage(
                        () -> {
                            throw new UncheckedIOException(new IOException("frame 7 is corrupt"));
                        },
                        List.of());

        InstallRun.Outcome failed = install(order, failing);

        assertThat(failed).isInstanceOf(InstallRun.Outcome.Failed.class);
        InstallRun.Outcome.Failed said = (InstallRun.Outcome.Failed) failed;
        assertThat(order.plan().steps().get(said.step())).isInstanceOf(Step.Unpack.class);
        assertThat(said.problem().what()).contains("frame 7 is corrupt");
        assertThat(run("wipefs", loop)).isBlank();
        assertThat(KernelFiles.names(Path.of("/sys/block").resolve(disk.name())))
                .noneMatch(entry -> entry.startsWith(disk.name()));
        assertThat(install(order, small())).isInstanceOf(InstallRun.Outcome.Installed.class);
    }

    @Test
    void failsAndDoesNotGoOnWhenAStepDiesOfAnErrorOfTheRuntime() throws Exception {
        InstallOrder order =
                Orders.bios(facts(), Filesystem.of(Filesystem.Kind.EXT4, "root"), false);
        Images dying =
                new SmallImage(
                        () -> {
                            throw new LinkageError("no such class");
                        },
                        List.of());

        assertThat(install(order, dying))
                .isInstanceOfSatisfying(
                        InstallRun.Outcome.Failed.class,
                        failed ->
                                assertThat(failed.problem().what())
                                        .isEqualTo("LinkageError: no such class"));
        assertThat(run("wipefs", loop)).isBlank();
    }

    @Test
    void wipesWhatAnOlderSystemLeft() throws Exception {
        InstallOrder first =
                Orders.bios(facts(), Filesystem.of(Filesystem.Kind.EXT4, "root"), true);
        install(first, small());

        InstallOrder again =
                Orders.bios(facts(), Filesystem.of(Filesystem.Kind.XFS, "root"), false);

        assertThat(install(again, small())).isInstanceOf(InstallRun.Outcome.Installed.class);
        assertThat(run("wipefs", "--json", loop + "p2")).contains("xfs").doesNotContain("ext4");
    }

    private void mustHoldTheConfiguredFiles(InstallOrder order) throws Exception {
        Path mount = Files.createDirectory(directory.resolve("look"));
        run("mount", "-o", "ro,noload", loop + "p2", mount.toString());
        try (Stream<Path> tree = Files.walk(mount)) {
            assertThat(Files.readString(mount.resolve("etc/hostname")))
                    .isEqualTo("node-1.example.org\n");
            assertThat(Files.readString(mount.resolve("etc/fstab")))
                    .contains("UUID=cccccccc-0000-4000-8000-000000000002 / ext4 defaults 0 1");
            assertThat(Files.readString(mount.resolve("boot/grub/grub.cfg")))
                    .contains("root=PARTUUID=bbbbbbbb-0000-4000-8000-000000000002 ro");
            assertThat(mount.resolve("boot/grub/i386-pc/normal.mod")).exists();
            ConfiguredFiles configured = ConfiguredFiles.of(order, Orders.debian());
            List<String> unexpected = new ArrayList<>();
            tree.forEach(
                    path -> {
                        String inside = "/" + mount.relativize(path);
                        if (!configured.covers(inside)
                                && !configured.directories().contains(inside)
                                && !inside.startsWith("/usr")
                                && !inside.startsWith("/boot/vmlinuz")) unexpected.add(inside);
                    });
            assertThat(unexpected).isEmpty();
        } finally {
            run("umount", mount.toString());
        }
    }

    private void mustStartGrubFromTheBootSector() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "r")) {
            byte[] front = new byte[512];
            file.readFully(front);
            ByteBuffer sector = ByteBuffer.wrap(front).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(sector.getLong(0x5c)).isEqualTo(2048);
            assertThat(sector.getShort(510)).isEqualTo((short) 0xAA55);
            assertThat(front[450])
                    .as("the protective partition is still there")
                    .isEqualTo((byte) 0xEE);
        }
    }

    private InstallRun.Outcome install(InstallOrder order, Images images) throws IOException {
        return disk.install(order, images, heard, directory);
    }

    private DiskFacts facts() {
        return disk.facts();
    }

    private void attach(int sectorBytes) throws Refused, IOException {
        disk = LoopDisk.attach(image, SIZE, sectorBytes);
        loop = disk.device();
    }

    private static String run(String... arguments) throws Refused {
        return LoopDisk.run(arguments);
    }

    private static Images small() {
        return new SmallImage(() -> "kernel", List.of());
    }
}
