package dev.tarmac.agent;

import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.Mounts;
import dev.tarmac.agent.probe.DiskProbe;
import dev.tarmac.agent.probe.MachineProbe;
import dev.tarmac.agent.probe.NicProbe;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Loads all the other drivers and looks at the machine while the server is still being asked.
final class Probing extends Thread {
    private final Path sys;
    private final Path proc;
    private final Path dev;
    private final Drivers drivers;
    private final String bootMac;
    private final Consumer<String> tell;
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile MachineFacts facts;

    /// @param tell takes lines for the console
    Probing(Path sys, Path proc, Path dev, Drivers drivers, String bootMac, Consumer<String> tell) {
        super("probe");
        this.sys = sys;
        this.proc = proc;
        this.dev = dev;
        this.drivers = drivers;
        this.bootMac = bootMac;
        this.tell = tell;
    }

    @Override
    public void run() {
        try {
            drivers.loadForAll();
            mountEfiVariables();
            facts = look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            looked.countDown();
        }
        drivers.loadForLateDevices();
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
        looked.await();
        return facts == null ? again() : facts;
    }

    /// A fresh look, for drivers and disks that came late.
    MachineFacts again() throws InterruptedException {
        drivers.loadForAll();
        return look();
    }

    /// Of the disks that are there now; one that came late may have needed a driver first.
    List<String> diskNames() {
        drivers.loadForAll();
        return DiskProbe.names(sys);
    }

    List<NicFacts> nics() {
        return new NicProbe(sys).all(bootMac);
    }

    private MachineFacts look() throws InterruptedException {
        return new MachineProbe(sys, proc, dev, tell).facts(bootMac);
    }

    /// Without them Secure Boot cannot be told and no boot entry be written; both are said later,
    /// so a failure here is none yet.
    private void mountEfiVariables() {
        Path variables = sys.resolve("firmware/efi/efivars");
        if (MachineProbe.firmware(sys) == Firmware.BIOS) return;
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
