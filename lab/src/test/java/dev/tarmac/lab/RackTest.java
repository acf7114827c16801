package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.lab.qemu.Machine;
import dev.tarmac.lab.qemu.MachineSpec.Parts;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.server.ServerApi;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// What stays and what goes, without an install.
@Tag("vm")
class RackTest {
    private final LabConfig config =
            Rig.config("rack", VirtualFirmware.BIOS, 1, "1x5G", Parts.STANDARD);

    @Test
    void aRackThatIsLetGoStaysUntilTheNextInItsFolder() throws Exception {
        URI kept;
        Path network;
        try (Rack rack = Rack.build(config)) {
            rack.powerOn(rack.machine(1));
            kept = rack.server().api().base();
            network = Path.of("/run/netns", rack.network().toString());
            rack.letGo();
        }
        try (ServerApi api = new ServerApi(kept, "")) {
            assertThat(api.isHealthy()).isTrue();
            try (Rack next = Rack.build(config)) {
                assertThat(next.network()).isNotNull();
                assertThat(network).doesNotExist();
                assertThat(api.isHealthy()).isFalse();
            }
        }
    }

    @Test
    void twoLabsDoNotShareAFolder() throws Exception {
        try (Rack rack = Rack.build(config)) {
            assertThat(rack.server().isRunning()).isTrue();
            assertThatThrownBy(() -> Rack.build(config))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("another lab is at work here");
        }
    }

    @Test
    void closingTakesEverythingAwayButTheFiles() throws Exception {
        Machine machine;
        Path network;
        try (Rack rack = Rack.build(config)) {
            machine = rack.powerOn(rack.machine(1));
            network = Path.of("/run/netns", rack.network().toString());
        }
        assertThat(machine.isOff()).isTrue();
        assertThat(network).doesNotExist();
        assertThat(Files.exists(machine.spec().disks().getFirst().image())).isTrue();
    }
}
