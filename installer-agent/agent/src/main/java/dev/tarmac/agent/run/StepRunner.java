package dev.tarmac.agent.run;

import dev.tarmac.agent.boot.EspFiles;
import dev.tarmac.agent.boot.Fstab;
import dev.tarmac.agent.boot.HostConfiguration;
import dev.tarmac.agent.boot.SetupFiles;
import dev.tarmac.agent.boot.TargetFile;
import dev.tarmac.agent.image.HeldBack;
import dev.tarmac.agent.process.Command;
import dev.tarmac.agent.process.Processes;
import dev.tarmac.firstboot.Setup;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.util.HashMap;
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
    private final MountedTarget mounted;
    private final TargetTree tree;
    private final BootLoaders loaders;
    private final Preparation preparation;

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
        this.loaders = new BootLoaders(order, machine, devices, mounted, tree, listener);
        this.preparation = new Preparation(order, machine, images, listener);
    }

    /// Takes every disk of the plan for the whole install; begins what needs no disk.
    void lock() throws Refused, IOException {
        preparation.start();
        TargetTree.createDirectories(machine.scratch(), false);
        for (PlannedDisk disk : order.plan().disks())
            disks.put(disk.name(), OpenDisk.lock(machine.sys(), devices.disk(disk.name())));
    }

    void run(int index, Step step) throws Refused, IOException, InterruptedException {
        switch (step) {
            case Step.Wipe wipe -> wipe(wipe);
            case Step.WriteGpt table -> table(table);
            case Step.WriteMbr table -> table(table);
            case Step.ChangeTable _,
                    Step.KeepTable _,
                    Step.CreateArray _,
                    Step.Encrypt _,
                    Step.CreateGroup _,
                    Step.CreateVolume _,
                    Step.CacheVolume _,
                    Step.MakeBtrfs _,
                    Step.CreateSubvolume _,
                    Step.WriteCrypttab _,
                    Step.WriteMdadmConf _ ->
                    throw Abilities.lacking(step);
            case Step.MakeFilesystem make -> tool(make, make.device());
            case Step.Mount mount -> mount(mount);
            case Step.Unpack ignored -> unpack(index);
            case Step.WriteFstab fstab ->
                    tree.write(new TargetFile.Text("/etc/fstab", 0644, Fstab.text(order, fstab)));
            case Step.Configure ignored -> configure();
            case Step.GrubBios grub -> loaders.make(grub, disk(grub.disk()), manifest());
            case Step.GrubEfi grub -> {
                preparation.filesystems();
                loaders.make(grub, manifest());
            }
            case Step.Flush ignored -> flush();
            case Step.MakeBootable bootable ->
                    loaders.place(bootable.disk(), disk(bootable.disk()), manifest());
        }
    }

    List<String> bootOrder() {
        return loaders.bootOrder();
    }

    private void wipe(Step.Wipe wipe) throws Refused, IOException {
        if (!wipe.keeping().isEmpty()) throw Abilities.lacking(wipe);
        written.add(wipe.disk());
        tool(wipe, wipe.disk());
        disk(wipe.disk()).wipe(devices.facts(wipe.disk()).sizeBytes());
    }

    private void table(Step.WriteTable table) throws Refused, IOException {
        written.add(table.disk());
        tool(table, table.disk());
        disk(table.disk()).addPartitions(table);
        KernelTable.mustAgree(machine.sys(), devices.facts(table.disk()).name(), table);
    }

    private void tool(Step step, String where) throws Refused {
        Optional<Command> command = StepCommands.of(step, devices, order.identifiers());
        if (command.isPresent()) Processes.run(command.get(), where, TOOL_FIX);
    }

    private void mount(Step.Mount mount) throws Refused, IOException, InterruptedException {
        preparation.filesystems();
        mounted.mount(devices.partition(mount.device()), mount.type(), mount.path());
    }

    private void unpack(int index) throws Refused, InterruptedException {
        images.unpack(
                order.image(),
                manifest(),
                machine.target(),
                heldBack(),
                new UnpackWatch(index, listener, machine.tell(), Thread.currentThread()));
    }

    /// An image may bring the loader that firmware starts by itself.
    private Optional<HeldBack> heldBack() {
        return order.plan()
                .only(Step.GrubEfi.class)
                .findFirst()
                .flatMap(grub -> BootLoaders.espPath(order, grub))
                .map(EspFiles::heldBack);
    }

    private void configure() throws Refused, IOException, InterruptedException {
        InstallOrder told = order.with(order.host().askingAtLeast(machine.nameServers()));
        List<TargetFile> files =
                HostConfiguration.files(
                        told, manifest(), tree.text("/etc/hosts"), machine.nameServers());
        for (TargetFile file : files)
            if (!file.path().equals("/etc/resolv.conf") || !tree.isLink(file.path()))
                tree.write(file);
        setUp(told);
        if (manifest().network().equals("none"))
            listener.notice(
                    "nothing in the image configures network adapters; none was configured");
    }

    /// What the profile wants besides; cloud-init is told where the image has it.
    private void setUp(InstallOrder told) throws Refused, IOException {
        Setup setup = told.host().setup();
        if (!setup.isNothing())
            for (TargetFile file : SetupFiles.of(setup, tree::text, tree.texts("/etc/skel")))
                tree.write(file);
        if (tree.isFile(SetupFiles.CLOUD_INIT))
            for (TargetFile file : SetupFiles.seed(told)) tree.write(file);
        else if (setup.userData().isPresent())
            listener.notice("the image has no cloud-init; the profile's user data is left out");
    }

    private void flush() throws IOException {
        mounted.flush();
        for (OpenDisk disk : disks.values()) disk.flush();
    }

    /// Takes back what was written: nothing on the disk is recognised or booted any more, as if it
    /// were new, so the same plan can be tried again.
    void blank(String disk) {
        mounted.abandon();
        OpenDisk open = disks.get(disk);
        if (open == null || !written.contains(disk) || keeps(disk)) return;
        try {
            open.wipe(devices.facts(disk).sizeBytes());
        } catch (IOException e) {
            listener.notice(
                    "disk " + disk + " is half written and could not be wiped: " + e.getMessage());
        }
    }

    /// What is kept on a disk must outlive a failed install as well.
    private boolean keeps(String disk) {
        return order.plan()
                .only(Step.Wipe.class)
                .anyMatch(wipe -> wipe.disk().equals(disk) && !wipe.keeping().isEmpty());
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
        preparation.stop();
        mounted.abandon();
        for (OpenDisk disk : disks.values()) disk.close();
    }
}
