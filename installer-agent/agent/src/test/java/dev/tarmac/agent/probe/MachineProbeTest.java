package dev.tarmac.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.agent.linux.DiskDirectory;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.NicFacts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A machine made of files.
class MachineProbeTest {
    @TempDir Path root;
    private Path sys;

    @BeforeEach
    void makesAMachine() throws IOException {
        sys = root.resolve("sys");
        Files.createDirectories(sys.resolve("block"));
        Files.createDirectories(sys.resolve("class/net"));
        Files.createDirectories(sys.resolve("bus/pci/devices"));
    }

    @Test
    void countsOnlyDisksOneCouldInstallOn() throws IOException {
        disk("vda", 1000, 0, true);
        disk("sda", 0, 0, true);
        disk("sdb", 1000, 1, true);
        disk("loop0", 1000, 0, false);
        disk("sr0", 1000, 0, true);
        disk("fd0", 1000, 0, true);
        disk("zram0", 1000, 0, false);
        disk("nvme0n1", 1000, 0, true);
        disk("nvme0c0n1", 1000, 0, true);
        file(sys.resolve("block/nvme0c0n1/hidden"), "1\n");

        assertThat(DiskProbe.names(sys)).containsExactly("nvme0n1", "vda");
    }

    @Test
    void takesADiskThatCannotBeReadForFull() throws IOException {
        disk("vda", 1000, 0, true);

        assertThat(new DiskContents(sys, root.resolve("nowhere")).of("vda"))
                .anyMatch(content -> content.type().equals("data"));
    }

    /// A pipe that nobody writes to keeps its reader waiting, as a dying disk does.
    @Test
    void takesADiskThatNeverAnswersForFullAndReportsTheOthers() throws Exception {
        disk("vda", 1000, 0, true);
        disk("vdb", 1000, 0, true);
        Path dev = Files.createDirectories(root.resolve("dev"));
        file(sys.resolve("block/vda/vda1/partition"), "1\n");
        Path dying = dev.resolve("vda1");
        Processes.run(Command.of("mkfifo", dying.toString()), "test", "-");
        Files.write(dev.resolve("vdb"), new byte[1 << 20]);
        List<String> said = new ArrayList<>();

        List<DiskFacts> disks = new DiskProbe(sys, dev, said::add, Duration.ofSeconds(2)).all();

        assertThat(disks).extracting(DiskFacts::name).containsExactly("vda", "vdb");
        assertThat(disks.getFirst().contents()).containsExactly(DiskContents.unreadable("vda"));
        assertThat(disks.getLast().contents()).isEmpty();
        assertThat(said).singleElement().asString().contains("disk vda could not be read");
        new FileOutputStream(dying.toFile()).close();
    }

    @Test
    void ordersPartitionsByNumber() throws IOException {
        disk("vda", 1000, 0, true);
        for (int number : List.of(1, 2, 10)) {
            Path partition = sys.resolve("block/vda/vda" + number);
            file(partition.resolve("partition"), number + "\n");
        }

        assertThat(DiskDirectory.of(sys, "vda").partitions())
                .extracting(DiskDirectory.Partition::name)
                .containsExactly("vda1", "vda2", "vda10");
    }

    @Test
    void namesTheBootNicAndAdaptersThatNothingDrives() throws IOException {
        Path bus = sys.resolve("bus/pci/devices");
        Path driven = sys.resolve("devices/pci0000:00/0000:00:03.0");
        file(driven.resolve("vendor"), "0x8086\n");
        file(driven.resolve("device"), "0x10d3\n");
        file(sys.resolve("bus/pci/drivers/e1000e/name"), "");
        Files.createSymbolicLink(driven.resolve("driver"), sys.resolve("bus/pci/drivers/e1000e"));
        file(driven.resolve("class"), "0x020000\n");
        Files.createSymbolicLink(bus.resolve("0000:00:03.0"), driven);
        file(sys.resolve("class/net/eth0/address"), "52:54:00:00:00:01\n");
        file(sys.resolve("class/net/eth0/carrier"), "1\n");
        file(sys.resolve("class/net/eth0/speed"), "10000\n");
        Files.createSymbolicLink(sys.resolve("class/net/eth0/device"), driven);
        file(sys.resolve("class/net/lo/address"), "00:00:00:00:00:00\n");
        file(bus.resolve("0000:00:09.0/class"), "0x028000\n");
        file(bus.resolve("0000:00:09.0/vendor"), "0x14e4\n");
        file(bus.resolve("0000:00:09.0/device"), "0x43a0\n");
        NicProbe probe = new NicProbe(sys);

        assertThat(probe.all("52:54:00:00:00:01"))
                .containsExactly(
                        new NicFacts(
                                "eth0",
                                "52:54:00:00:00:01",
                                Optional.of("e1000e"),
                                Optional.of("8086:10d3"),
                                true,
                                true,
                                Optional.of(10_000),
                                Optional.empty()),
                        new NicFacts(
                                "0000:00:09.0",
                                "",
                                Optional.empty(),
                                Optional.of("14e4:43a0"),
                                false,
                                false));
        assertThat(probe.withoutDriver()).containsExactly("0000:00:09.0 (14e4:43a0)");
    }

    @Test
    void readsFirmwareAndSecureBoot() throws IOException {
        MachineProbe probe = new MachineProbe(sys, root, root, text -> {});
        assertThat(MachineProbe.firmware(sys)).isEqualTo(Firmware.BIOS);
        assertThat(probe.secureBoot()).isFalse();

        Path variable =
                sys.resolve("firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c");
        Files.createDirectories(variable.getParent());
        Files.write(variable, new byte[] {6, 0, 0, 0, 1});

        assertThat(MachineProbe.firmware(sys)).isEqualTo(Firmware.UEFI);
        assertThat(probe.secureBoot()).isTrue();
    }

    @Test
    void readsMemory() {
        assertThat(MachineProbe.memoryBytes("MemTotal:        1002340 kB\nMemFree: 1 kB\n"))
                .isEqualTo(1002340L << 10);
        assertThat(MachineProbe.memoryBytes("")).isZero();
    }

    private void disk(String name, long sectors, int readOnly, boolean hardware)
            throws IOException {
        Path disk = sys.resolve("block/" + name);
        file(disk.resolve("size"), sectors + "\n");
        file(disk.resolve("ro"), readOnly + "\n");
        if (hardware) Files.createDirectories(disk.resolve("device"));
    }

    private static void file(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
