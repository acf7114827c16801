package dev.tarmac.lab.qemu;

import dev.tarmac.lab.net.PrivateNetwork;
import dev.tarmac.lab.process.Background;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What runs the instructions of the machines.
public enum Accelerator {
    KVM,
    TCG;

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// Real mode, at 0x7c00: write 0x10 to the port of isa-debug-exit, then halt. `mov dx,0xf4; mov
    /// al,0x10; out dx,al; hlt`
    private static final byte[] CODE = HexFormat.of().parseHex("baf400b010eef4");

    /// (0x10 << 1) | 1, as isa-debug-exit makes it.
    private static final int SAID_HELLO = 0x21;

    private static final int SECTOR_BYTES = 512;

    /// KVM when a tiny machine really runs under it, else TCG. /dev/kvm proves nothing: it can be
    /// there and the guest hang at its first instruction.
    ///
    /// @param network takes the machine away with it, should it outlive this process
    public static Accelerator probe(Path directory, PrivateNetwork network)
            throws Refused, IOException, InterruptedException {
        if (!Files.isWritable(Path.of("/dev/kvm"))) return TCG;
        Path disk = directory.resolve("probe.raw");
        Files.write(disk, bootSector());
        try (Background machine =
                Background.start(
                        network.command(probeCommand(KVM, disk)), directory.resolve("probe.log"))) {
            int exit = machine.ended().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return exit == SAID_HELLO ? KVM : TCG;
        } catch (TimeoutException | ExecutionException e) {
            return TCG;
        }
    }

    /// The processor that real machines get: some hosts offer KVM but not a processor for it.
    static List<String> probeCommand(Accelerator accelerator, Path disk) {
        return List.of(
                "qemu-system-x86_64",
                "-nodefaults",
                "-no-user-config",
                "-display",
                "none",
                "-machine",
                "q35",
                "-accel",
                accelerator.option(),
                "-cpu",
                accelerator.cpu(),
                "-smp",
                "2",
                "-m",
                "64M",
                "-device",
                "isa-debug-exit,iobase=0xf4,iosize=0x04",
                "-drive",
                "file="
                        + QemuCommand.escape(disk.toString())
                        + ",format=raw,if=floppy,readonly=on");
    }

    static byte[] bootSector() {
        byte[] sector = new byte[SECTOR_BYTES];
        System.arraycopy(CODE, 0, sector, 0, CODE.length);
        sector[SECTOR_BYTES - 2] = 0x55;
        sector[SECTOR_BYTES - 1] = (byte) 0xAA;
        return sector;
    }

    /// As `-accel` takes it.
    String option() {
        return switch (this) {
            case KVM -> "kvm";
            case TCG -> "tcg,thread=multi";
        };
    }

    /// As `-cpu` takes it. `max` under emulation offers five-level page tables, which make every
    /// page walk longer and nothing better.
    String cpu() {
        return switch (this) {
            case KVM -> "host";
            case TCG -> "max,la57=off";
        };
    }

    @Override
    public String toString() {
        return switch (this) {
            case KVM -> "kvm";
            case TCG -> "tcg";
        };
    }
}
