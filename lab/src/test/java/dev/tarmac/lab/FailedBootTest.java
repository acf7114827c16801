package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.Serving.Addresses;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Boots that fail as they do in datacenters, with real firmware, and what the doctor says while
/// they do. The captures of these runs are kept as tests of the doctor: see [WatchedRack].
@Tag("vm")
@Tag("matrix")
class FailedBootTest {
    /// What none of the others is.
    @ParameterizedTest
    @CsvSource({"uefi, UEFI", "bios, BIOS", "uefi-http, UEFI_HTTP"})
    void nothingIsWrong(String name, VirtualFirmware firmware) throws Exception {
        try (WatchedRack rack = new WatchedRack(name, 1, Addresses.OURS)) {
            MachineSpec machine = started(rack, firmware);
            rack.await(machine, "waiting");
            rack.keep(machine);
        }
    }

    /// A tunnel on the way: what is longer than it takes is lost.
    @Test
    void aSmallMtu() throws Exception {
        try (WatchedRack rack = new WatchedRack("small-mtu", 1, Addresses.OURS)) {
            rack.lose("meta length > 1420");
            MachineSpec machine = started(rack, VirtualFirmware.UEFI);
            JsonObject diagnosis = rack.await(machine, "tftp-stalled");
            assertThat(diagnosis.text("sentence")).contains("stalled at block 1 of snponly.efi");
            assertThat(diagnosis.text("fix")).contains("MTU");
            rack.keep(machine);
        }
    }

    @Test
    void secureBootRefusesAnUnsignedLoader() throws Exception {
        try (WatchedRack rack = new WatchedRack("secure-boot", 1, Addresses.OURS)) {
            MachineSpec machine = started(rack, VirtualFirmware.UEFI_SECURE);
            JsonObject diagnosis = rack.await(machine, "secure-boot");
            assertThat(diagnosis.text("sentence")).contains("snponly.efi, which is not signed");
            rack.keep(machine);
        }
    }

    @Test
    void aLoaderThatIsNeverHeardOf() throws Exception {
        try (WatchedRack rack = new WatchedRack("loader-silent", 1, Addresses.OURS)) {
            MachineSpec machine = started(rack, VirtualFirmware.BIOS);
            rack.awaitEvidence(machine, "TFTP undionly.kpxe: all");
            rack.unplug(machine);
            rack.await(machine, "boot-file-silent");
            rack.keep(machine);
        }
    }

    @Test
    void anAgentThatIsNeverHeardOf() throws Exception {
        try (WatchedRack rack = new WatchedRack("agent-silent", 1, Addresses.OURS)) {
            MachineSpec machine = started(rack, VirtualFirmware.UEFI);
            rack.awaitEvidence(machine, "HTTP 200 for /boot/" + machine.mac() + "/ticket.cpio");
            rack.unplug(machine);
            rack.await(machine, "agent-silent");
            rack.keep(machine);
        }
    }

    @Test
    void aFirewallBeforeHttp() throws Exception {
        try (WatchedRack rack = new WatchedRack("http-shut", 1, Addresses.OURS)) {
            rack.turnAway("tcp dport 8077");
            MachineSpec machine = started(rack, VirtualFirmware.UEFI_HTTP);
            rack.await(machine, "http-unreachable");
            rack.keep(machine);
        }
    }

    /// Firmware that hears one offer alone; here because ours is lost on the way.
    @Test
    void firmwareThatIgnoresTheProxy() throws Exception {
        try (WatchedRack rack = new WatchedRack("proxy-ignored", 1, Addresses.ANOTHERS)) {
            rack.otherServer();
            rack.lose("ip saddr 192.168.76.1", "udp sport 67");
            MachineSpec machine = started(rack, VirtualFirmware.BIOS);
            JsonObject diagnosis = rack.await(machine, "proxy-ignored");
            assertThat(diagnosis.text("sentence")).contains(WatchedRack.OTHER_SERVER);
            assertThat(diagnosis.text("fix")).contains("option 67");
            rack.keep(machine);
        }
    }

    private static MachineSpec started(WatchedRack rack, VirtualFirmware firmware)
            throws Exception {
        MachineSpec machine = rack.machine(1, firmware);
        rack.rack().powerOn(machine);
        return machine;
    }
}
