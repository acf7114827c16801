package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.MachineSpec.Bus;
import dev.tarmac.lab.qemu.MachineSpec.Nic;
import dev.tarmac.lab.qemu.MachineSpec.Parts;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.Install;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.IOException;

/// From an empty disk to a proven system on a BIOS machine with an Intel card and a SATA disk.
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BiosInstallTest {
    private InstallSession session;
    private MachineSpec machine;
    private Installed installed;

    @BeforeAll
    void installs() throws Exception {
        Parts parts = Parts.STANDARD.with(Nic.E1000E).with(Bus.AHCI);
        session = new InstallSession(Rig.config("bios", VirtualFirmware.BIOS, 1, "1x10G", parts));
        machine = session.rack().machine(1);
        installed = session.install(machine, Rig.layout("bios.yaml"));
    }

    @AfterAll
    void switchesOff() throws IOException {
        if (session != null) session.close();
    }

    @Test
    @Order(1)
    void theTableIsThePlansToTheSector() throws Exception {
        try (DiskChecks disk = new DiskChecks(installed)) {
            disk.tableEqualsThePlan();
        }
    }

    @Test
    @Order(1)
    void theFileSystemsAreClean() throws Exception {
        try (DiskChecks disk = new DiskChecks(installed)) {
            disk.fileSystemsAreClean();
        }
    }

    @Test
    @Order(1)
    void theTreeIsTheTarballsButForWhatIsConfigured() throws Exception {
        try (DiskChecks disk = new DiskChecks(installed)) {
            disk.treeEqualsTheTarball("configured-bios.txt");
            disk.initramfsIsTheTarballs();
        }
    }

    /// The card's ROM is an iPXE of another age: ours was fetched by TFTP all the same, and once.
    @Test
    @Order(1)
    void theLoaderCameByTftp() {
        assertThat(installed.tftpFiles()).containsExactly("undionly.kpxe");
        assertThat(installed.install().tftpBytes()).isPositive();
    }

    @Test
    @Order(2)
    void itsSystemProvesItself() throws Exception {
        session.rack().powerOn(machine);
        Install proven = session.await(machine, installed.install(), Install.State.PROVEN);
        assertThat(proven.planHash()).contains(installed.plan().hash());
        assertThat(proven.phases())
                .extracting(Install.Phase::name)
                .containsSubsequence("dhcp", "tftp", "ipxe", "kernel", "unpack", "first-boot");
    }

    @Test
    @Order(3)
    void theKeyOfTheProfileOpensIt() throws Exception {
        assertThat(session.ssh(machine, "hostname")).isEqualTo("lab-lab1");
        assertThat(session.ssh(machine, "cat", "/etc/machine-id")).hasSize(32);
    }
}
