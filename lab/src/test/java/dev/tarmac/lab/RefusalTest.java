package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.lab.process.Tool;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.MachineSpec.Parts;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.Install;
import dev.tarmac.lab.server.Install.State;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One machine whose agent is booted once and gets one bad order after another, then a good one
/// during which the server dies. Disk 1 holds somebody's data, disk 2 is as large and empty, disk 3
/// is small.
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalTest {
    private static final int BOOT_CODE_BYTES = 440;

    private InstallSession session;
    private MachineSpec machine;
    private List<FileTime> untouched;

    @BeforeAll
    void bootsTheAgent() throws Exception {
        LabConfig config =
                Rig.config(
                        "refusals", VirtualFirmware.BIOS, 1, "2x6G,1x1G", Parts.STANDARD, images());
        session = new InstallSession(config);
        machine = session.rack().machine(1);
        Tool.run("mkfs.ext4", "-q", "-L", "precious", image(1).toString());
        untouched = modified();
        session.rack().powerOn(machine);
    }

    /// The good image, one with a wrong byte in the middle, one that ends too early.
    private static Path images() throws IOException {
        Path good = Rig.images().resolve(Rig.IMAGE);
        Path store = Path.of("target/lab-images").toAbsolutePath();
        for (String name : List.of(Rig.IMAGE, "corrupt", "truncated")) {
            Path image = Files.createDirectories(store.resolve(name));
            for (String file : List.of("manifest.json", "data.tar.zst"))
                Files.copy(
                        good.resolve(file),
                        image.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            String manifest = Files.readString(image.resolve("manifest.json"));
            Files.writeString(
                    image.resolve("manifest.json"),
                    manifest.replaceFirst(
                            "\"name\" ?: ?\"" + Rig.IMAGE + "\"", "\"name\":\"" + name + "\""));
        }
        flipAByte(store.resolve("corrupt/data.tar.zst"));
        try (RandomAccessFile data =
                new RandomAccessFile(store.resolve("truncated/data.tar.zst").toFile(), "rw")) {
            data.setLength(data.length() / 2);
        }
        return store;
    }

    private static void flipAByte(Path data) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(data.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int old = file.read();
            file.seek(file.length() / 2);
            file.write(old ^ 1);
        }
    }

    @AfterAll
    void switchesOff() throws IOException {
        if (session != null) session.close();
    }

    @Test
    @Order(1)
    void aDiskThatIsTooSmall() throws Exception {
        Install failed = refused("select: {serial: disk2}", "2G", Rig.IMAGE, false);
        assertThat(failed.problem().orElseThrow().toString()).contains("too small", "2049 MiB");
    }

    @Test
    @Order(1)
    void aSelectorThatMatchesTwoDisks() throws Exception {
        Install failed = refused("select: {size: 6G}", "rest", Rig.IMAGE, false);
        assertThat(failed.problem().orElseThrow().toString()).contains("disk0", "disk1");
    }

    @Test
    @Order(1)
    void dataOnTheDiskAndNoPermissionToWipe() throws Exception {
        Install failed = refused("select: {serial: disk0}", "rest", Rig.IMAGE, false);
        assertThat(failed.problem().orElseThrow().toString()).contains("ext4", "precious", "wipe");
    }

    @Test
    @Order(2)
    void nothingWasWrittenByTheRefused() throws IOException {
        assertThat(modified()).isEqualTo(untouched);
    }

    @Test
    @Order(3)
    void aCorruptFrame() throws Exception {
        Install failed = refused("select: {serial: disk1}", "rest", "corrupt", false);
        assertThat(failed.problem().orElseThrow().toString()).contains("SHA-256");
        assertThat(bootCode(2)).containsOnly(0);
    }

    @Test
    @Order(4)
    void aTruncatedImageIsNotEvenOrdered() {
        String layout = layout("select: {serial: disk1}", "rest");
        assertThatThrownBy(() -> session.order(machine, layout, "truncated", true))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("image truncated");
    }

    /// The install of the corrupt image had begun, and took its disk for this machine's.
    @Test
    @Order(5)
    void anotherDiskThanBeforeEvenWithPermissionToWipe() throws Exception {
        Install failed = refused("select: {serial: disk0}", "rest", Rig.IMAGE, true);
        assertThat(failed.problem().orElseThrow().toString()).contains("release-disks");
    }

    @Test
    @Order(6)
    void theInventoryIsConsistent() throws Exception {
        assertThat(machineState()).isEqualTo("failed");
        assertThat(modified().getFirst()).isEqualTo(untouched.getFirst());
        assertThat(modified().getLast()).isEqualTo(untouched.getLast());
    }

    /// The agent goes on while nobody listens, and tells all of it afterwards.
    @Test
    @Order(7)
    void theServerDiesWhileTheImageStreamsAndTheInstallEndsProven() throws Exception {
        String layout = layout("select: {serial: disk0}", "rest");
        session.rack()
                .server()
                .api()
                .post("/api/v1/machines/" + machine.mac() + "/release-disks", Map.of());
        Install ordered = session.order(machine, layout, Rig.IMAGE, true);
        Install streaming =
                session.rack()
                        .server()
                        .api()
                        .follow(
                                ordered,
                                Instant.now().plus(Rig.LIMIT),
                                now -> isStreaming(now) || now.state().isEnd(),
                                _ -> {});
        assertThat(isStreaming(streaming)).as(streaming.toString()).isTrue();
        session.rack().server().kill();
        session.rack().restartServer();
        session.await(machine, streaming, State.PROVEN);
        assertThat(machineState()).isEqualTo("proven");
        assertThat(session.ssh(machine, "hostname")).isEqualTo("lab-lab1");
    }

    private static boolean isStreaming(Install install) {
        return install.progress()
                .filter(progress -> progress.kind().equals("unpack"))
                .filter(progress -> progress.doneBytes() > 0)
                .filter(progress -> progress.doneBytes() < progress.totalBytes())
                .isPresent();
    }

    private Install refused(String select, String size, String image, boolean wipe)
            throws Exception {
        Install ordered = session.order(machine, layout(select, size), image, wipe);
        return session.await(machine, ordered, State.FAILED);
    }

    private static String layout(String select, String rootSize) {
        return """
        disks:
          - name: system
            %s
            partitions:
              - {name: biosboot, type: biosboot, size: 1M}
              - {name: root, size: %s, filesystem: ext4, mount: /}
        """
                .formatted(select, rootSize);
    }

    private String machineState() throws Exception {
        return session.rack().server().api().get("/api/v1/machines/" + machine.mac()).text("state");
    }

    private Path image(int slot) {
        return machine.disks().get(slot - 1).image();
    }

    private List<FileTime> modified() throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (MachineSpec.Disk disk : machine.disks())
            times.add(Files.getLastModifiedTime(disk.image()));
        return times;
    }

    private byte[] bootCode(int slot) throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile(image(slot).toFile(), "r")) {
            byte[] code = new byte[BOOT_CODE_BYTES];
            disk.readFully(code);
            return code;
        }
    }
}
