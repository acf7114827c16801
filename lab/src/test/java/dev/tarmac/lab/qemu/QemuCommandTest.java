package dev.tarmac.lab.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.lab.Golden;
import dev.tarmac.lab.qemu.MachineSpec.Bus;
import dev.tarmac.lab.qemu.MachineSpec.Nic;
import dev.tarmac.lab.qemu.MachineSpec.Parts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class QemuCommandTest {
    private static final Path FOLDER = Path.of("/lab/machine-1");

    @Test
    void aBiosMachineTriesTheNetworkBeforeItsDisks() throws IOException {
        MachineSpec machine =
                machine(VirtualFirmware.BIOS, Parts.STANDARD, disk(1, 512), disk(2, 512));
        golden("bios-virtio.txt", machine, Accelerator.TCG);
    }

    @Test
    void aBiosMachineWithAnIntelCardAndAhci() throws IOException {
        MachineSpec machine =
                machine(
                        VirtualFirmware.BIOS,
                        Parts.STANDARD.with(Nic.E1000E).with(Bus.AHCI),
                        disk(1, 512));
        golden("bios-e1000e-ahci.txt", machine, Accelerator.KVM);
    }

    @Test
    void aUefiMachineWithNvmeAndLargeSectors() throws IOException {
        MachineSpec machine =
                machine(VirtualFirmware.UEFI, Parts.STANDARD.with(Bus.NVME), disk(1, 4096));
        golden("uefi-nvme-4k.txt", machine, Accelerator.TCG);
    }

    @Test
    void aUefiMachineThatBootsByHttpAlone() throws IOException {
        MachineSpec machine = machine(VirtualFirmware.UEFI_HTTP, Parts.STANDARD, disk(1, 512));
        golden("uefi-http.txt", machine, Accelerator.TCG);
    }

    @Test
    void aUefiMachineWithSecureBoot() throws IOException {
        MachineSpec machine = machine(VirtualFirmware.UEFI_SECURE, Parts.STANDARD, disk(1, 512));
        golden("uefi-secure.txt", machine, Accelerator.TCG);
    }

    @Test
    void canLoseItsPowerInsteadOfStartingAgain() {
        MachineSpec machine = machine(VirtualFirmware.BIOS, Parts.STANDARD, disk(1, 512));
        assertThat(QemuCommand.of(machine, Accelerator.TCG)).doesNotContain("-no-reboot");
        assertThat(QemuCommand.of(machine.stoppingAtReset(), Accelerator.TCG))
                .contains("-no-reboot");
    }

    @Test
    void doublesTheCommasOfAPath() {
        assertThat(QemuCommand.escape("/a,b/c")).isEqualTo("/a,,b/c");
    }

    @Test
    void refusesAMonitorPathThatNoSocketCanHave() {
        Path longPath = Path.of("/" + "x".repeat(120));
        assertThatThrownBy(() -> new MachineSpec.Place("cable1", FOLDER, longPath))
                .hasMessageContaining("too long");
    }

    private static void golden(String name, MachineSpec machine, Accelerator accelerator)
            throws IOException {
        Golden.check(
                "qemu/" + name, String.join("\n", QemuCommand.of(machine, accelerator)) + "\n");
    }

    private static MachineSpec machine(
            VirtualFirmware firmware, Parts parts, MachineSpec.Disk... disks) {
        return MachineSpec.of(
                1,
                firmware,
                parts,
                List.of(disks),
                new MachineSpec.Place("cable1", FOLDER, Path.of("/run/lab/machine-1.qmp")));
    }

    private static MachineSpec.Disk disk(int number, int sectorBytes) {
        Path image = FOLDER.resolve("disk-" + number + ".raw");
        return new MachineSpec.Disk(image, "lab-disk-" + number, sectorBytes);
    }
}
