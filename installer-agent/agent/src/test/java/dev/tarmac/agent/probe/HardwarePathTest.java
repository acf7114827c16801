package dev.tarmac.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HardwarePathTest {
    @TempDir Path devices;

    @Test
    void namesAVirtioDiskByItsPciAddress() throws IOException {
        assertThat(of("pci0000:00/0000:00:04.0/virtio1/block/vda")).isEqualTo("pci-0000:00:04.0");
    }

    @Test
    void namesADiskBehindABridgeByTheNearestAddress() throws IOException {
        assertThat(of("pci0000:00/0000:00:02.0/0000:01:00.0/virtio1/block/vda"))
                .isEqualTo("pci-0000:01:00.0");
    }

    @Test
    void namesASataDiskByThePortOfItsAdapter() throws IOException {
        Path port = devices.resolve("pci0000:00/0000:00:1f.2/ata5/ata_port/ata5");
        Files.createDirectories(port);
        Files.writeString(port.resolve("port_no"), "3\n");

        assertThat(of("pci0000:00/0000:00:1f.2/ata5/host4/target4:0:0/4:0:0:0/block/sda"))
                .isEqualTo("pci-0000:00:1f.2-ata-3");
    }

    @Test
    void namesAnNvmeDiskByItsNamespace() throws IOException {
        Path disk = devices.resolve("pci0000:00/0000:00:05.0/nvme/nvme0/nvme0n1");
        Files.createDirectories(disk);
        Files.writeString(disk.resolve("nsid"), "2\n");

        assertThat(HardwarePath.of(disk)).contains("pci-0000:00:05.0-nvme-2");
    }

    /// As the kernel shows a disk that more than one controller may reach.
    @Test
    void namesAnNvmeDiskOfManyControllersByItsOnlyPath() throws IOException {
        Path block = Files.createDirectories(devices.resolve("block"));
        link(block, "nvme0n1", "virtual/nvme-subsystem/nvme-subsys0/nvme0n1");
        link(block, "nvme1n1", "virtual/nvme-subsystem/nvme-subsys1/nvme1n1");
        link(block, "nvme0c0n1", "pci0000:00/0000:00:05.0/nvme/nvme0/nvme0c0n1");

        assertThat(HardwarePath.ofDisk(block, "nvme0n1")).contains("pci-0000:00:05.0-nvme-1");
        assertThat(HardwarePath.ofDisk(block, "nvme1n1")).isEmpty();

        link(block, "nvme0c3n1", "pci0000:00/0000:00:06.0/nvme/nvme3/nvme0c3n1");
        assertThat(HardwarePath.ofDisk(block, "nvme0n1")).isEmpty();
    }

    private void link(Path block, String name, String place) throws IOException {
        Path disk = Files.createDirectories(devices.resolve(place));
        Files.createSymbolicLink(block.resolve(name), disk);
    }

    @Test
    void countsScsiHostsFromTheAdaptersFirst() throws IOException {
        Path adapter = devices.resolve("pci0000:00/0000:03:00.0");
        Files.createDirectories(adapter.resolve("host6"));

        assertThat(of("pci0000:00/0000:03:00.0/host7/target7:2:5/7:2:5:0/block/sdb"))
                .isEqualTo("pci-0000:03:00.0-scsi-1:2:5:0");
    }

    @Test
    void namesAUsbDiskByItsPorts() throws IOException {
        assertThat(
                        of(
                                "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host8/target8:0:0/8:0:0:0/block/sdc"))
                .isEqualTo("pci-0000:00:14.0-usb-0:1:1.0-scsi-0:0:0:0");
    }

    @Test
    void saysNothingOfADiskWithoutHardware() throws IOException {
        Path disk = Files.createDirectories(devices.resolve("virtual/block/loop0"));

        assertThat(HardwarePath.of(disk)).isEmpty();
    }

    private String of(String path) throws IOException {
        return HardwarePath.of(Files.createDirectories(devices.resolve(path))).orElse("nothing");
    }
}
