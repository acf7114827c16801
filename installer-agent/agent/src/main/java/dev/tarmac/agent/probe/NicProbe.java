package dev.tarmac.agent.probe;

import dev.tarmac.agent.linux.KernelFiles;
import dev.tarmac.facts.NicFacts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The machine's network adapters: those the kernel drives, and those that nothing drives.
public final class NicProbe {
    private static final String NETWORK_CLASS = "0x02";

    private final Path sys;

    public NicProbe(Path sys) {
        this.sys = sys;
    }

    public List<NicFacts> all(String bootMac) {
        List<NicFacts> nics = new ArrayList<>();
        for (Path nic : KernelFiles.entries(sys.resolve("class/net")))
            if (nic.resolve("device").toFile().exists()) nics.add(driven(nic, bootMac));
        for (Path device : undriven())
            nics.add(
                    new NicFacts(
                            device.getFileName().toString(),
                            "",
                            Optional.empty(),
                            pciId(device),
                            false,
                            false));
        return nics;
    }

    /// `0000:00:03.0 (8086:100e)` for each adapter without a driver.
    public List<String> withoutDriver() {
        List<String> names = new ArrayList<>();
        for (Path device : undriven())
            names.add(device.getFileName() + " (" + pciId(device).orElse("without PCI id") + ")");
        return names;
    }

    private NicFacts driven(Path nic, String bootMac) {
        String mac = KernelFiles.text(nic.resolve("address")).orElse("");
        return new NicFacts(
                nic.getFileName().toString(),
                mac,
                KernelFiles.targetName(nic.resolve("device/driver")),
                KernelFiles.target(nic.resolve("device")).flatMap(NicProbe::pciAbove),
                KernelFiles.text(nic.resolve("carrier")).orElse("").equals("1"),
                mac.equalsIgnoreCase(bootMac),
                megabits(nic),
                Optional.empty());
    }

    /// -1 is the kernel's word for unknown, and a driver's for no link.
    private static Optional<Integer> megabits(Path nic) {
        long megabits = KernelFiles.number(nic.resolve("speed"), -1);
        return megabits > 0 && megabits < Integer.MAX_VALUE
                ? Optional.of((int) megabits)
                : Optional.empty();
    }

    private List<Path> undriven() {
        List<Path> devices = new ArrayList<>();
        for (Path device : KernelFiles.entries(sys.resolve("bus/pci/devices")))
            if (KernelFiles.text(device.resolve("class")).orElse("").startsWith(NETWORK_CLASS)
                    && !device.resolve("driver").toFile().exists()) devices.add(device);
        return devices;
    }

    /// A virtio NIC hangs below its PCI device; the id is that one's.
    private static Optional<String> pciAbove(Path device) {
        for (Path at = device; at != null && at.getFileName() != null; at = at.getParent())
            if (HardwarePath.isPciAddress(at.getFileName().toString())) return pciId(at);
        return Optional.empty();
    }

    private static Optional<String> pciId(Path device) {
        String vendor = KernelFiles.text(device.resolve("vendor")).orElse("");
        String model = KernelFiles.text(device.resolve("device")).orElse("");
        if (!vendor.startsWith("0x") || !model.startsWith("0x")) return Optional.empty();
        return Optional.of(vendor.substring(2) + ":" + model.substring(2));
    }
}
