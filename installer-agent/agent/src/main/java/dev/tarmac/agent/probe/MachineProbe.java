package dev.tarmac.agent.probe;

import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.SystemFacts;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Everything the server wants to know of this machine.
public final class MachineProbe {
    private static final String SECURE_BOOT =
            "firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

    private final Path sys;
    private final Path proc;
    private final Path dev;
    private final Consumer<String> tell;

    /// @param tell takes lines for the console
    public MachineProbe(Path sys, Path proc, Path dev, Consumer<String> tell) {
        this.sys = sys;
        this.proc = proc;
        this.dev = dev;
        this.tell = tell;
    }

    public MachineFacts facts(String bootMac) throws InterruptedException {
        return new MachineFacts(
                firmware(),
                secureBoot(),
                memoryBytes(KernelFiles.text(proc.resolve("meminfo")).orElse("")),
                Runtime.getRuntime().availableProcessors(),
                KernelFiles.text(proc.resolve("sys/kernel/osrelease")).orElse("unknown"),
                system(),
                new DiskProbe(sys, dev, tell).all(),
                new NicProbe(sys).all(bootMac));
    }

    private Firmware firmware() {
        return firmware(sys);
    }

    public static Firmware firmware(Path sys) {
        return sys.resolve("firmware/efi").toFile().exists() ? Firmware.UEFI : Firmware.BIOS;
    }

    /// Four bytes of attributes, then the value.
    boolean secureBoot() {
        byte[] variable = KernelFiles.bytes(sys.resolve(SECURE_BOOT));
        return variable.length == 5 && variable[4] == 1;
    }

    private SystemFacts system() {
        Path dmi = sys.resolve("class/dmi/id");
        return new SystemFacts(
                KernelFiles.text(dmi.resolve("sys_vendor")),
                KernelFiles.text(dmi.resolve("product_name")),
                KernelFiles.text(dmi.resolve("product_serial")),
                KernelFiles.text(dmi.resolve("product_uuid")));
    }

    /// `MemTotal: 1002340 kB`
    static long memoryBytes(String meminfo) {
        int start = meminfo.indexOf("MemTotal:");
        if (start < 0) return 0;
        long kibibytes = 0;
        for (int i = start + 9; i < meminfo.length() && meminfo.charAt(i) != '\n'; i++) {
            char c = meminfo.charAt(i);
            if (c >= '0' && c <= '9') kibibytes = kibibytes * 10 + c - '0';
        }
        return kibibytes << 10;
    }
}
