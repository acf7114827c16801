package dev.tarmac.agent.run;

import dev.tarmac.agent.boot.BootSector;
import dev.tarmac.agent.boot.EspFiles;
import dev.tarmac.facts.Firmware;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The boot loaders of an install: made while the installed system is mounted, put where firmware
/// finds them when it no longer is.
final class BootLoaders {
    private final InstallOrder order;
    private final Machine machine;
    private final Devices devices;
    private final MountedTarget mounted;
    private final TargetTree tree;
    private final FirmwareEntry firmwareEntry;
    private final Map<String, byte[]> bootSectors = new HashMap<>();
    private final Map<String, Step.GrubEfi> efiLoaders = new HashMap<>();
    private List<String> bootOrder = List.of();

    BootLoaders(
            InstallOrder order,
            Machine machine,
            Devices devices,
            MountedTarget mounted,
            TargetTree tree,
            InstallListener listener) {
        this.order = order;
        this.machine = machine;
        this.devices = devices;
        this.mounted = mounted;
        this.tree = tree;
        this.firmwareEntry = new FirmwareEntry(listener::notice);
    }

    /// Of the firmware as read back; empty on BIOS.
    List<String> bootOrder() {
        return bootOrder;
    }

    void make(Step.GrubBios grub, OpenDisk disk, ImageManifest manifest)
            throws Refused, IOException {
        Extent biosboot = devices.extent(grub.biosboot().orElseThrow());
        byte[] bootImage =
                new GrubBiosInstall(order, manifest, tree, machine.scratch())
                        .run(grub, disk, biosboot, devices.facts(grub.disk()).logicalSectorBytes());
        long coreSector = biosboot.startSector();
        bootSectors.put(grub.disk(), BootSector.code(bootImage, coreSector));
    }

    void make(Step.GrubEfi grub, ImageManifest manifest) throws Refused, IOException {
        Optional<String> planned = espPath(order, grub);
        Path esp = planned.isPresent() ? tree.resolve(planned.get()) : mountAside(grub);
        new GrubEfiInstall(order, manifest, tree, machine.scratch()).run(grub, esp);
        efiLoaders.put(grub.disk(), grub);
    }

    /// Where the plan mounts the ESP of a loader, if it does.
    static Optional<String> espPath(InstallOrder order, Step.GrubEfi grub) {
        return order.plan()
                .only(Step.Mount.class)
                .filter(mount -> mount.device().equals(grub.esp()))
                .map(Step.Mount::path)
                .findFirst();
    }

    /// A mount of ours until the next flush.
    private Path mountAside(Step.GrubEfi grub) throws IOException {
        Path aside = machine.scratch().resolve("esp");
        return mounted.mountAside(devices.partition(grub.esp()), "vfat", aside);
    }

    /// The last writes of an install: from here on the disk boots.
    void place(String name, OpenDisk disk, ImageManifest manifest) throws Refused, IOException {
        byte[] bootSector = bootSectors.get(name);
        Step.GrubEfi efi = efiLoaders.get(name);
        if (bootSector == null && efi == null)
            throw new Refused(
                    "disk " + name,
                    "no step of the plan made a boot loader for it",
                    "this is a mistake of the planner's; report it with the plan");
        if (bootSector != null) disk.write(0, bootSector);
        if (efi != null) nameLoader(efi, disk, manifest);
    }

    private void nameLoader(Step.GrubEfi grub, OpenDisk disk, ImageManifest manifest)
            throws Refused, IOException {
        Path esp = mountAside(grub);
        Files.move(
                GrubEfiInstall.below(esp, EspFiles.PENDING),
                GrubEfiInstall.below(esp, EspFiles.FALLBACK),
                StandardCopyOption.ATOMIC_MOVE);
        mounted.flush();
        disk.flush();
        if (order.plan().firmware() == Firmware.UEFI)
            bootOrder =
                    firmwareEntry.write(
                            devices.disk(grub.disk()),
                            devices.number(grub.esp()),
                            EspFiles.entryLoader(manifest),
                            order.host().bootOrder());
    }
}
