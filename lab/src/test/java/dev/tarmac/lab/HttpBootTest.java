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

/// A machine whose firmware knows HTTP Boot alone, from an empty disk to a proven system.
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HttpBootTest {
    private InstallSession session;
    private MachineSpec machine;
    private Installed installed;
    private Machine running;

    @BeforeAll
    void installs() throws Exception {
        session =
                new InstallSession(
                        Rig.config("http", VirtualFirmware.UEFI_HTTP, 1, "1x10G", Parts.STANDARD));
        machine = session.rack().machine(1);
        installed = session.install(machine, Rig.layout("uefi.yaml"));
    }

    @AfterAll
    void switchesOff() throws IOException {
        if (session != null) session.close();
    }

    @Test
    @Order(1)
    void nothingCameByTftp() {
        assertThat(installed.tftpFiles()).isEmpty();
        assertThat(installed.install().tftpBytes()).isZero();
        assertThat(installed.install().phases())
                .extracting(Install.Phase::name)
                .containsSubsequence("dhcp", "http", "ipxe", "kernel")
                .doesNotContain("tftp");
    }

    @Test
    @Order(2)
    void itsSystemProvesItself() throws Exception {
        running = session.rack().powerOn(machine);
        session.await(machine, installed.install(), Install.State.PROVEN);
    }

    /// The network stays first: by HTTP the firmware is sent to its disk as well.
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
