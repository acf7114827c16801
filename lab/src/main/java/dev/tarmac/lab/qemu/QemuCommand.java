package dev.tarmac.lab.qemu;

import java.util.ArrayList;
import java.util.List;

/// The command line of one machine.
final class QemuCommand {
    private static final String OVMF = "/usr/share/OVMF/";

    private final List<String> argv = new ArrayList<>(List.of("qemu-system-x86_64"));
    private final MachineSpec machine;

    private QemuCommand(MachineSpec machine) {
        this.machine = machine;
    }

    static List<String> of(MachineSpec machine, Accelerator accelerator) {
        QemuCommand command = new QemuCommand(machine);
        command.board(accelerator);
        command.firmware();
        machine.direct().ifPresent(command::direct);
        command.network();
        for (int slot = 0; slot < machine.disks().size(); slot++) command.disk(slot);
        return List.copyOf(command.argv);
    }

    /// Starts halted, so that the monitor is heard before firmware keeps QEMU busy. `graphics=off`
    /// lets SeaBIOS and GRUB speak on the serial line. The random source is there because a machine
    /// without one waits for entropy at its first boot.
    private void board(Accelerator accelerator) {
        option("-name", "tarmac-lab-" + machine.number());
        argv.addAll(List.of("-nodefaults", "-no-user-config", "-display", "none"));
        // Secure Boot is worth something only where the system cannot write the variables itself.
        option(
                "-machine",
                machine.firmware().isSecure() ? "q35,graphics=off,smm=on" : "q35,graphics=off");
        option("-accel", accelerator.option());
        option("-cpu", accelerator.cpu());
        option("-smp", Integer.toString(machine.parts().cpus()));
        option("-m", machine.parts().memoryMebibytes() + "M");
        option("-smbios", "type=1,manufacturer=Tarmac,product=Lab,serial=" + machine.serial());
        option("-uuid", machine.uuid().toString());
        option("-device", "virtio-rng-pci");
        option(
                "-chardev",
                "file,id=console,append=on,path=" + escape(machine.console().toString()));
        option("-serial", "chardev:console");
        option(
                "-qmp",
                "unix:" + escape(machine.place().monitor().toString()) + ",server=on,wait=off");
        argv.add("-S");
        if (machine.stopAtReset()) argv.add("-no-reboot");
    }

    private void firmware() {
        switch (machine.firmware()) {
            case BIOS -> {}
            case UEFI -> ovmf("OVMF_CODE_4M.fd");
            case UEFI_HTTP -> {
                ovmf("OVMF_CODE_4M.fd");
                // OVMF has a boot entry for each way that it knows: one is left.
                for (String way : List.of("IPv4PXESupport", "IPv6PXESupport", "IPv6Support"))
                    option("-fw_cfg", "name=opt/org.tianocore/" + way + ",string=no");
            }
            case UEFI_SECURE -> {
                ovmf("OVMF_CODE_4M.secboot.fd");
                option("-global", "driver=cfi.pflash01,property=secure,value=on");
            }
        }
    }

    private void ovmf(String code) {
        option("-drive", "if=pflash,format=raw,readonly=on,file=" + OVMF + code);
        option("-drive", "if=pflash,format=raw,file=" + escape(machine.variables().toString()));
    }

    /// What a new machine's variables are: those of Secure Boot hold Microsoft's keys.
    static String variables(VirtualFirmware firmware) {
        return OVMF + (firmware.isSecure() ? "OVMF_VARS_4M.ms.fd" : "OVMF_VARS_4M.fd");
    }

    private void direct(MachineSpec.DirectBoot boot) {
        option("-kernel", boot.kernel().toString());
        option("-initrd", boot.initramfs().toString());
        option("-append", boot.commandLine());
    }

    /// BIOS has iPXE in the card's ROM and gets its boot order from us: network, then disks. OVMF
    /// asks by its own PXE client where it can drive the card, and keeps the boot order in its
    /// variables, where the agent changes it; a bootindex would have it rewritten at every start.
    private void network() {
        option(
                "-netdev",
                "tap,id=net0,ifname=" + machine.place().cable() + ",script=no,downscript=no");
        String card = machine.parts().nic().device() + ",netdev=net0,mac=" + machine.mac();
        option(
                "-device",
                switch (machine.firmware()) {
                    // QEMU starts a kernel of ours by a boot index of its own, which is 0 as well.
                    case BIOS -> machine.direct().isPresent() ? card : card + ",bootindex=0";
                    case UEFI, UEFI_HTTP, UEFI_SECURE ->
                            switch (machine.parts().nic()) {
                                case VIRTIO -> card + ",romfile=";
                                case E1000E -> card;
                            };
                });
    }

    private void disk(int slot) {
        MachineSpec.Disk disk = machine.disks().get(slot);
        option(
                "-drive",
                "if=none,id=media"
                        + slot
                        + ",format=raw,cache=unsafe,discard=unmap,file="
                        + escape(disk.image().toString()));
        String bus =
                switch (machine.parts().bus()) {
                    case VIRTIO -> "virtio-blk-pci";
                    case AHCI -> "ide-hd,bus=ide." + slot;
                    case NVME -> "nvme";
                };
        String order = machine.firmware() == VirtualFirmware.BIOS ? ",bootindex=" + (slot + 1) : "";
        option(
                "-device",
                bus
                        + ",id="
                        + diskId(slot)
                        + ",drive=media"
                        + slot
                        + ",serial="
                        + disk.serial()
                        + ",logical_block_size="
                        + disk.logicalSectorBytes()
                        + ",physical_block_size="
                        + Math.max(4096, disk.logicalSectorBytes())
                        + order);
    }

    /// Under which the monitor knows the disk.
    static String diskId(int slot) {
        return "disk" + slot;
    }

    /// QEMU doubles a comma that belongs to a value.
    static String escape(String value) {
        return value.replace(",", ",,");
    }

    private void option(String name, String value) {
        argv.add(name);
        argv.add(value);
    }
}
