package dev.tarmac.agent;

import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.Mounts;
import dev.tarmac.agent.probe.DiskProbe;
import dev.tarmac.agent.probe.MachineProbe;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;

import java.nio.file.Path;
import java.util.List;

/// Loads all the other drivers and looks at the machine while the server is still being asked.
final class Probing extends Thread {
    private final Path sys;
    private final Path proc;
    private final Path dev;
    private final Drivers drivers;
    private final String bootMac;
    private volatile MachineFacts facts;

    Probing(Path sys, Path proc, Path dev, Drivers drivers, String bootMac) {
        super("probe");
        this.sys = sys;
        this.proc = proc;
        this.dev = dev;
        this.drivers = drivers;
        this.bootMac = bootMac;
    }

    @Override
    public void run() {
        try {
            drivers.loadForAll();
            mountEfiVariables();
            facts = new MachineProbe(sys, proc, dev).facts(bootMac);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Drivers drivers() {
        return drivers;
    }

    Path sys() {
        return sys;
    }

    Path proc() {
        return proc;
    }

    Path dev() {
        return dev;
    }

    /// What the first look found; waits for it.
    MachineFacts first() throws InterruptedException {
        join();
        return facts == null ? again() : facts;
    }

    /// A fresh look, for drivers and disks that came late.
    MachineFacts again() throws InterruptedException {
        drivers.loadForAll();
        return new MachineProbe(sys, proc, dev).facts(bootMac);
    }

    List<String> diskNames() {
        return new DiskProbe(sys, dev).names();
    }

    /// Without them Secure Boot cannot be told and no boot entry be written; both are said later,
    /// so a failure here is none yet.
    private void mountEfiVariables() {
        Path variables = sys.resolve("firmware/efi/efivars");
        if (new MachineProbe(sys, proc, dev).firmware() == Firmware.BIOS) return;
        drivers.loadNamed("efivarfs");
        String[] mounted = variables.toFile().list();
        if (mounted != null && mounted.length > 0) return;
        try {
            Mounts.mount("efivarfs", variables.toString(), "efivarfs", 0, "");
        } catch (LinuxException e) {
            // Said by whoever misses them.
        }
    }
}
