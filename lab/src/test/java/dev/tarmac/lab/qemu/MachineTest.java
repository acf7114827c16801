package dev.tarmac.lab.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.qemu.MachineSpec.Bus;
import dev.tarmac.lab.qemu.MachineSpec.Parts;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Tag("vm")
class MachineTest {
    @TempDir Path folder;

    @Test
    void emulationRunsTheProbesBootSector() throws Exception {
        Path disk = folder.resolve("probe.raw");
        Files.write(disk, Accelerator.bootSector());
        try (Background machine =
                Background.start(
                        Accelerator.probeCommand(Accelerator.TCG, disk), folder.resolve("log"))) {
            assertThat(machine.ended().get(30, TimeUnit.SECONDS)).isEqualTo(0x21);
        }
    }

    @ParameterizedTest
    @EnumSource(Bus.class)
    void tellsWhatItReallyHas(Bus bus) throws Exception {
        try (PrivateNetwork network = PrivateNetwork.create(1)) {
            MachineSpec spec = spec(network, Parts.STANDARD.with(bus), folder.resolve("disk.raw"));
            try (Machine machine = Machine.powerOn(spec, Accelerator.TCG, network)) {
                assertThat(machine.accelerator()).isEqualTo(Accelerator.TCG);
                assertThat(machine.disks()).isEqualTo(spec.disks());
                machine.powerOff();
                assertThat(machine.isOff()).isTrue();
            }
        }
    }

    @Test
    void saysWhyItDidNotStart() throws Exception {
        try (PrivateNetwork network = PrivateNetwork.create(1)) {
            MachineSpec spec = spec(network, Parts.STANDARD, Path.of("/nowhere/disk.raw"));
            assertThatThrownBy(() -> Machine.powerOn(spec, Accelerator.TCG, network))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("/nowhere/disk.raw");
        }
    }

    private MachineSpec spec(PrivateNetwork network, Parts parts, Path image) throws IOException {
        if (Files.isDirectory(image.getParent()))
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(1 << 30);
            }
        return MachineSpec.of(
                1,
                VirtualFirmware.BIOS,
                parts,
                List.of(new MachineSpec.Disk(image, "lab-disk-1", 512)),
                new MachineSpec.Place(
                        network.cable(1), folder, network.runDirectory().resolve("machine-1.qmp")));
    }
}
