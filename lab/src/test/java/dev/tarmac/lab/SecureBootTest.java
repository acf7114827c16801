package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.qemu.Machine;
import dev.tarmac.lab.qemu.MachineSpec;
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

/// A machine that starts nothing unsigned, from an empty disk to a proven system that its firmware
/// checked.
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecureBootTest {
    private InstallSession session;
    private MachineSpec machine;
    private Installed installed;
    private Machine running;

    @BeforeAll
    void installs() throws Exception {
        session =
                new InstallSession(
                        Rig.config(
                                "secure", VirtualFirmware.UEFI_SECURE, 1, "1x10G", Parts.STANDARD));
        machine = session.rack().machine(1);
        installed = session.install(machine, Rig.layout("uefi.yaml"));
    }

    @AfterAll
    void switchesOff() throws IOException {
        if (session != null) session.close();
    }

    @Test
    @Order(1)
    void theAgentCameBySignedLoadersAlone() throws Exception {
        assertThat(installed.tftpFiles())
                .containsSubsequence("shimx64.efi", "grubx64.efi", "grub/grub.cfg")
                .contains("boot/" + machine.mac() + "/ticket.cpio")
                .doesNotContain("snponly.efi");
        assertThat(session.rack().server().api().facts(machine.mac()).orElseThrow().secureBoot())
                .isTrue();
    }

    @Test
    @Order(1)
    void theSignedLoadersAreOnTheDisk() throws Exception {
        try (DiskChecks disk = new DiskChecks(installed)) {
            disk.tableEqualsThePlan();
            disk.fileSystemsAreClean();
            assertThat(disk.espFiles("esp"))
                    .contains(
                            "::/EFI/BOOT/BOOTX64.EFI",
                            "::/EFI/BOOT/grubx64.efi",
                            "::/EFI/debian/shimx64.efi",
                            "::/EFI/debian/grubx64.efi",
                            "::/EFI/debian/grub.cfg");
        }
    }

    @Test
    @Order(2)
    void itsSystemProvesItselfWithSecureBootOn() throws Exception {
        running = session.rack().powerOn(machine);
        Install proven = session.await(machine, installed.install(), Install.State.PROVEN);
        assertThat(proven.secureBoot()).contains(true);
        assertThat(session.ssh(machine, "cat", "/sys/kernel/security/lockdown"))
                .doesNotContain("[none]");
    }

    /// The network stays first: the signed GRUB sends the machine to its disk.
    @Test
    @Tag("matrix")
    @Order(3)
    void anInstalledMachineThatAsksAgainStartsFromItsDisk() throws Exception {
        String bootId = "/proc/sys/kernel/random/boot_id";
        String before = session.ssh(machine, "cat", bootId);
        running = session.startAgain(running);
        assertThat(session.ssh(machine, "cat", bootId)).isNotEqualTo(before);
        assertThat(session.rack().server().folders().log())
                .content()
                .contains(machine.mac() + ": boots its disk");
    }
}
