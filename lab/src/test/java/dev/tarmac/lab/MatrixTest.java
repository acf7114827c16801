package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.qemu.MachineSpec.Bus;
import dev.tarmac.lab.qemu.MachineSpec.Nic;
import dev.tarmac.lab.qemu.MachineSpec.Parts;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.Install;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cards, disks and firmware that the other tests do not have. Long: one whole install per row.
@Tag("vm")
@Tag("matrix")
class MatrixTest {
    @ParameterizedTest
    @CsvSource({
        "BIOS, VIRTIO, VIRTIO, 1x20G, bios.yaml",
        "BIOS, VIRTIO, NVME, 2x10G, bios.yaml",
        "UEFI, VIRTIO, VIRTIO, 2x10G, uefi.yaml",
        "UEFI, VIRTIO, VIRTIO, 1x10G@4k, uefi.yaml",
        "UEFI, E1000E, AHCI, 1x10G, uefi.yaml",
        "UEFI_HTTP, E1000E, NVME, 1x10G@4k, uefi.yaml",
        "UEFI_SECURE, E1000E, AHCI, 1x10G, uefi.yaml",
    })
    void installsAndProves(VirtualFirmware firmware, Nic nic, Bus bus, String disks, String layout)
            throws Exception {
        Parts parts = Parts.STANDARD.with(nic).with(bus);
        LabConfig config = Rig.config("matrix", firmware, 1, disks, parts);
        try (InstallSession session = new InstallSession(config)) {
            Installed installed = session.install(session.rack().machine(1), Rig.layout(layout));
            try (DiskChecks disk = new DiskChecks(installed)) {
                disk.tableEqualsThePlan();
                disk.fileSystemsAreClean();
            }
            session.rack().powerOn(installed.machine());
            session.await(installed.machine(), installed.install(), Install.State.PROVEN);
            assertThat(session.ssh(installed.machine(), "uname")).isEqualTo("Linux");
        }
    }
}
