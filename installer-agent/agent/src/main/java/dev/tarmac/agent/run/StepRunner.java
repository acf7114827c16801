package dev.tarmac.agent.run;

import dev.tarmac.agent.boot.BootSector;
import dev.tarmac.agent.boot.EspFiles;
import dev.tarmac.agent.boot.Fstab;
import dev.tarmac.agent.boot.HostConfiguration;
import dev.tarmac.agent.boot.TargetFile;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.facts.Firmware;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Does one step after the other, and keeps what a later one needs: open disks, mounts, the
/// manifest, the boot sector that is written last.
final class StepRunner implements AutoCloseable {
    private static final String TOOL_FIX =
            "look at the kernel's messages about this disk (dmesg), then retry the install";

    private final InstallOrder order;
    private final Machine machine;
    private final Devices devices;
    private final InstallListener listener;
    private final Images images;
    private final Map<String, OpenDisk> disks = new HashMap<>();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Map<String, byte[]> bootImages = new HashMap<>();
    private final Set<String> loadersReady = new HashSet<>();
    private final MountedTarget mounted;
    private final TargetTree tree;
    private final Preparation preparation;
    private List<String> bootOrder = List.of();

    StepRunner(
            InstallOrder order,
            Machine machine,
            Devices devices,
            InstallListener listener,
            Images images) {
        this.order = order;
        this.machine = machine;
        this.devices = devices;
        this.listener = listener;
        this.images = images;
        this.mounted = new MountedTarget(machine.target());
        this.tree = new TargetTree(machine.target());
        this.preparation = new Preparation(order, machine, images);
    }

    /// Takes every disk of the plan for the whole install; begins what needs no disk.
    void lock() throws IOException {
        preparation.start();
        TargetTree.createDirectories(machine.scratch(), false);
        for (PlannedDisk disk : order.plan().disks())
            disks.put(disk.name(), OpenDisk.lock(machine.sys(), devices.disk(disk.name())));
    }

    void run(int index, Step step) throws Refused, IOException, InterruptedException {
        switch (step) {
            case Step.Wipe wipe -> wipe(wipe);
            case Step.WriteGpt table -> table(table);
            case Step.MakeFilesystem make -> tool(make, make.partition());
            case Step.Mount mount -> mount(mount);
            case Step.Unpack ignored -> unpack(index);
            case Step.WriteFstab fstab ->
                    tree.write(new TargetFile.Text("/etc/fstab", 0644, Fstab.text(order, fstab)));
            case Step.Configure ignored -> configure();
            case Step.GrubBios grub -> grubBios(grub);
            case Step.GrubEfi grub -> grubEfi(grub);
            case Step.Flush ignored -> flush();
            case Step.MakeBootable bootable -> makeBootable(bootable.disk());
        }
    }

    List<String> bootOrder() {
        return bootOrder;
    }

    private void wipe(Step.Wipe wipe) throws Refused, IOException {
        written.add(wipe.disk());
        tool(wipe, wipe.disk());
        disk(wipe.disk()).wipe(devices.facts(wipe.disk()).sizeBytes());
    }

    private void table(Step.WriteGpt table) throws Refused, IOException {
        written.add(table.disk());
        tool(table, table.disk());
        disk(table.disk()).addPartitions(table);
        KernelTable.mustAgree(machine.sys(), devices.facts(table.disk()).name(), table);
    }

    private void tool(Step step, String where) throws Refused {
        Optional<Command> command = StepCommands.of(step, devices, order);
        if (command.isPresent()) Processes.run(command.get(), where, TOOL_FIX);
    }

    private void mount(Step.Mount mount) throws Refused, IOException, InterruptedException {
        preparation.filesystems();
        mounted.mount(devices.partition(mount.partition()), mount.type(), mount.path());
    }

    private void unpack(int index) throws Refused, InterruptedException {
        Percent percent = new Percent(machine.tell());
        Thread unpacking = Thread.currentThread();
        images.unpack(
                order.image(),
                manifest(),
                machine.target(),
                (done, total) -> {
                    percent.at(done, total);
                    listener.progress(index, done, total);
                    if (!listener.wanted()) unpacking.interrupt();
                });
    }

    private void configure() throws Refused, IOException, InterruptedException {
        List<TargetFile> files =
                HostConfiguration.files(
                        order, manifest(), tree.text("/etc/hosts"), machine.nameServers());
        for (TargetFile file : files)
            if (!file.path().equals("/etc/resolv.conf") || !tree.isLink(file.path()))
                tree.write(file);
        if (manifest().network().equals("none"))
            listener.notice(
                    "nothing in the image configures network adapters; none was configured");
    }

    private void grubBios(Step.GrubBios grub) throws Refused, IOException, InterruptedException {
        byte[] bootImage =
                new GrubBiosInstall(order, manifest(), tree, machine.scratch())
                        .run(
                                grub,
                                disk(grub.disk()),
                                devices.extent(grub.biosboot()),
                                devices.facts(grub.disk()).logicalSectorBytes());
        bootImages.put(
                grub.disk(),
                BootSector.code(bootImage, devices.extent(grub.biosboot()).startSector()));
    }

    private void grubEfi(Step.GrubEfi grub) throws Refused, IOException, InterruptedException {
        Path esp = withEsp(grub);
        new GrubEfiInstall(order, manifest(), tree, machine.scratch()).run(grub, esp);
        loadersReady.add(grub.disk());
    }

    /// Where the plan mounts it, else a mount of ours until the flush.
    private Path withEsp(Step.GrubEfi grub) throws IOException, Refused, InterruptedException {
        Optional<Step.Mount> planned =
                order.plan()
                        .only(Step.Mount.class)
                        .filter(mount -> mount.partition().equals(grub.esp()))
                        .findFirst();
        if (planned.isPresent()) return tree.resolve(planned.get().path());
        preparation.filesystems();
        return mounted.mountAside(devices.partition(grub.esp()), "vfat", espScratch());
    }

    private Path espScratch() {
        return machine.scratch().resolve("esp");
    }

    private void flush() throws IOException {
        mounted.flush();
        for (OpenDisk disk : disks.values()) disk.flush();
    }

    private void makeBootable(String disk) throws Refused, IOException, InterruptedException {
        byte[] bootImage = bootImages.get(disk);
        if (bootImage != null) disk(disk).write(0, bootImage);
        if (loadersReady.contains(disk)) nameLoader(disk);
        if (bootImage == null && !loadersReady.contains(disk))
            throw new Refused(
                    "disk " + disk,
                    "no step of the plan made a boot loader for it",
                    "this is a mistake of the planner's; report it with the plan");
    }

    private void nameLoader(String disk) throws Refused, IOException, InterruptedException {
        Step.GrubEfi grub =
                order.plan()
                        .only(Step.GrubEfi.class)
                        .filter(step -> step.disk().equals(disk))
                        .findFirst()
                        .orElseThrow();
        Path esp = mounted.mountAside(devices.partition(grub.esp()), "vfat", espScratch());
        Files.move(
                GrubEfiInstall.below(esp, EspFiles.PENDING),
                GrubEfiInstall.below(esp, EspFiles.FALLBACK),
                StandardCopyOption.ATOMIC_MOVE);
        mounted.flush();
        disk(disk).flush();
        if (order.plan().firmware() == Firmware.UEFI)
            bootOrder =
                    new FirmwareEntry(listener::notice)
                            .write(
                                    devices.disk(disk),
                                    devices.number(grub.esp()),
                                    EspFiles.entryLoader(manifest()),
                                    order.host().bootOrder());
    }

    /// Takes back what was written: nothing on the disk is recognised or booted any more, as if it
    /// were new, so the same plan can be tried again.
    void blank(String disk) {
        mounted.abandon();
        OpenDisk open = disks.get(disk);
        if (open == null || !written.contains(disk)) return;
        try {
            open.wipe(devices.facts(disk).sizeBytes());
        } catch (IOException e) {
            machine.tell().accept("disk " + disk + " could not be wiped: " + e.getMessage());
        }
    }

    private OpenDisk disk(String name) {
        OpenDisk disk = disks.get(name);
        if (disk == null) throw new IllegalArgumentException("no disk '" + name + "' in the plan");
        return disk;
    }

    private ImageManifest manifest() throws Refused, InterruptedException {
        return preparation.manifest();
    }

    /// Closing unlocks.
    @Override
    public void close() {
        mounted.abandon();
        for (OpenDisk disk : disks.values()) disk.close();
    }
}
