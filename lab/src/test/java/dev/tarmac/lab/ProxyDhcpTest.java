package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.Serving;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;

/// A segment where dnsmasq gives the addresses and knows nothing of network boot, and our server
/// beside it: firmware of both kinds comes as far as the agent.
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyDhcpTest {
    private WatchedRack rack;
    private Background dnsmasq;
    private MachineSpec uefi;
    private MachineSpec bios;

    @BeforeAll
    void boots() throws Exception {
        rack = new WatchedRack("proxy", 2, Serving.Addresses.ANOTHERS);
        dnsmasq = rack.otherServer();
        uefi = rack.machine(1, VirtualFirmware.UEFI);
        bios = rack.machine(2, VirtualFirmware.BIOS);
        rack.rack().powerOn(uefi);
        rack.rack().powerOn(bios);
        rack.await(uefi, "waiting");
        rack.await(bios, "waiting");
        rack.keep(uefi, bios);
    }

    @AfterAll
    void switchesOff() throws IOException {
        if (rack != null) rack.close();
    }

    @Test
    void uefiTakesTheSecondOffer() throws Exception {
        wasTold(uefi, "snponly.efi");
    }

    /// The card's ROM asks first, then the iPXE that it fetched: both listen to two servers.
    @Test
    void biosDoesSoTwice() throws Exception {
        wasTold(bios, "undionly.kpxe");
    }

    private void wasTold(MachineSpec machine, String loader) throws Exception {
        JsonObject diagnosis = rack.await(machine, "waiting");
        assertThat(WatchedRack.evidence(diagnosis))
                .anyMatch(line -> line.contains("-> OFFER") && line.contains("boot " + loader))
                .anyMatch(line -> line.startsWith("TFTP " + loader + ": all"))
                .anyMatch(line -> line.contains("boot http://192.168.76.1:8077/boot/"))
                .anyMatch(line -> line.startsWith("HTTP 200 for /boot/" + machine.mac()));
        assertThat(diagnosis.list("also", also -> also.text("verdict"))).isEmpty();
    }

    @Test
    void everyAddressIsTheOtherServers() throws Exception {
        assertThat(Files.readString(dnsmasq.log()))
                .containsPattern("DHCPACK\\(nic\\) 192\\.168\\.76\\.[5-9][0-9] " + uefi.mac())
                .containsPattern("DHCPACK\\(nic\\) 192\\.168\\.76\\.[5-9][0-9] " + bios.mac());
        for (MachineSpec machine : new MachineSpec[] {uefi, bios})
            assertThat(WatchedRack.evidence(rack.await(machine, "waiting")))
                    .noneMatch(line -> line.contains("-> OFFER 192."));
    }
}
