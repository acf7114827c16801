package dev.tarmac.agent.driver;

import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.agent.linux.KernelModules;
import dev.tarmac.agent.linux.LinuxException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Loads modules for the devices found below /sys. The kernel returns from loading most modules
/// when the devices they drive are set up, so no event is awaited between two rounds. What a bus
/// finds later (behind a USB hub, on a slow SCSI adapter) gets its driver from
/// [#loadForLateDevices] or from a later look.
public final class Drivers {
    /// Buses whose devices may need a driver of ours; a driver on one makes devices on the next.
    private static final List<String> BUSES =
            List.of("pci", "virtio", "usb", "hid", "scsi", "auxiliary");

    /// A controller, its bus, a disk, what is on the disk: more rounds than that find nothing.
    private static final int MOST_ROUNDS = 12;

    /// A module that finds no hardware for itself says so; that is no error.
    private static final int NO_DEVICE = 19;

    private final Path sys;
    private final Path modules;
    private final ModuleIndex index;
    private final Consumer<String> tell;
    private final Set<String> tried = new HashSet<>();

    private Drivers(Path sys, Path modules, ModuleIndex index, Consumer<String> tell) {
        this.sys = sys;
        this.modules = modules;
        this.index = index;
        this.tell = tell;
    }

    /// Reads what depmod left in `/lib/modules/<release>`.
    ///
    /// @param tell takes a line for the console when a module cannot be loaded
    public static Drivers of(Path sys, Path modules, Consumer<String> tell) {
        ModuleIndex index =
                new ModuleIndex(
                        text(modules.resolve("modules.alias")),
                        text(modules.resolve("modules.dep")),
                        text(modules.resolve("modules.softdep")),
                        text(modules.resolve("modules.builtin")));
        return new Drivers(sys, modules, index, tell);
    }

    /// Network adapters first and nothing else, because everything waits for the server.
    public void loadForNetwork() {
        rounds(true);
    }

    /// Everything else that has a modalias and no driver, until nothing new turns up.
    public void loadForAll() {
        rounds(false);
    }

    /// What will be asked for when a keyboard or a disk shows up later, on a bus that is there: a
    /// driver that is loaded binds by itself, and nobody has to be looking at that moment.
    public void loadForLateDevices() {
        if (hasBus("usb")) {
            loadNamed("usbhid");
            loadNamed("hid_generic");
        }
        if (hasBus("scsi")) loadNamed("sd_mod");
    }

    private boolean hasBus(String bus) {
        return sys.resolve("bus/" + bus).toFile().exists();
    }

    /// A file system, a character set, by its module's name; false when there is no such thing in
    /// this agent.
    public boolean loadNamed(String name) {
        for (String file : index.filesForName(name)) load(file);
        return index.knows(name);
    }

    private void rounds(boolean networkOnly) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean loadedSomething = false;
            for (String modalias : modaliases(networkOnly))
                for (String file : index.filesForDevice(modalias)) loadedSomething |= load(file);
            if (!loadedSomething) return;
        }
    }

    /// Of devices that nothing drives yet.
    private List<String> modaliases(boolean networkOnly) {
        List<String> found = new ArrayList<>();
        for (String bus : BUSES)
            for (Path device : KernelFiles.entries(sys.resolve("bus/" + bus + "/devices"))) {
                if (device.resolve("driver").toFile().exists()) continue;
                if (networkOnly && !isNetwork(device)) continue;
                KernelFiles.text(device.resolve("modalias")).ifPresent(found::add);
            }
        return found;
    }

    /// PCI class 02, or a virtio device of type 1.
    private static boolean isNetwork(Path device) {
        String type = KernelFiles.text(device.resolve("class")).orElse("");
        if (type.startsWith("0x02")) return true;
        return KernelFiles.text(device.resolve("device")).orElse("").equals("0x0001");
    }

    /// True when the kernel took the module just now. One at a time: a module must not be tried
    /// while another thread still loads what it needs.
    private synchronized boolean load(String file) {
        if (!tried.add(file)) return false;
        try {
            return KernelModules.load(modules.resolve(file).toString());
        } catch (LinuxException e) {
            if (e.errno() == NO_DEVICE) return false;
            tell.accept("driver " + ModuleIndex.name(file) + " does not load: " + e.getMessage());
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
