package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.net.PrivateNetwork;
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
import java.util.List;
import java.util.Map;

/// A machine whose firmware knows HTTP Boot alone, from an empty disk to a proven system.
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HttpBootTest {
    private static final String OPS_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOps ops";

    /// Outside of the pool.
    private static final String FIXED = "192.168.76.50";

    private static final Map<String, Object> SETUP =
            Map.of(
                    "users",
                    List.of(
                            Map.of(
                                    "name",
                                    "ops",
                                    "groups",
                                    List.of("sudo"),
                                    "sshKeys",
                                    List.of(OPS_KEY))),
                    "files",
                    List.of(
                            Map.of("path", "/etc/motd", "content", "Racked by Tarmac\n"),
                            Map.of("path", "/etc/app/token", "mode", "0640", "secret", "s3cret")),
                    "scripts",
                    List.of(
                            Map.of(
                                    "name",
                                    "mark",
                                    "content",
                                    "#!/bin/sh\nhostname > /root/marked\n")));

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
        session.fix(machine, FIXED, 24);
        installed = session.install(machine, Rig.layout("uefi.yaml"), SETUP);
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

    /// Before it proved itself the script had its turn.
    @Test
    @Order(3)
    void whatTheProfileSetsUpIsThere() throws Exception {
        assertThat(session.ssh(machine, "cat", "/etc/motd")).isEqualTo("Racked by Tarmac");
        assertThat(session.ssh(machine, "cat", "/root/marked")).isEqualTo("lab-lab1");
        assertThat(session.ssh(machine, "stat", "-c", "%a", "/etc/app/token")).isEqualTo("640");
        assertThat(session.ssh(machine, "id", "-nG", "ops").split(" ")).contains("sudo");
        String keys = "/home/ops/.ssh/authorized_keys";
        assertThat(session.ssh(machine, "cat", keys)).isEqualTo(OPS_KEY);
        assertThat(session.ssh(machine, "stat", "-c", "%U:%a", keys)).isEqualTo("ops:600");
        assertThat(session.rack().server().folders().log()).content().doesNotContain("s3cret");
    }

    /// It proved itself from there, and its image has systemd-networkd.
    @Test
    @Order(4)
    void itsSystemHasTheFixedAddressAlone() throws Exception {
        assertThat(
                        session.ssh(machine, "ip", "-4", "-o", "addr", "show", "scope", "global")
                                .lines())
                .singleElement()
                .asString()
                .contains(FIXED + "/24");
        assertThat(session.ssh(machine, "ip", "-4", "route", "show", "default"))
                .contains("via " + PrivateNetwork.SERVER);
    }

    /// The network stays first: by HTTP the firmware is sent to its disk as well.
    @Test
    @Tag("matrix")
    @Order(5)
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
