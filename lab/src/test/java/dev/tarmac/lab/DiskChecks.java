package dev.tarmac.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.lab.disk.DiskImage;
import dev.tarmac.lab.disk.PartitionTable;
import dev.tarmac.lab.disk.TarTree;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.plan.Step;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What must be true of a disk between the agent's last write and the first boot. Needs the first
/// disk alone; the machine is switched off.
final class DiskChecks implements Closeable {
    private final Installed installed;
    private final DiskImage disk;
    private final PartitionTable table;
    private final Teardown open = Teardown.alsoAtExit();

    private TarTree image;
    private TarTree onDisk;

    DiskChecks(Installed installed) throws Exception {
        this.installed = installed;
        MachineSpec.Disk first = installed.machine().disks().getFirst();
        try {
            disk = open.add(DiskImage.open(first.image(), first.logicalSectorBytes()));
            table = disk.table();
        } catch (Exception e) {
            open.close();
            throw e;
        }
    }

    void tableEqualsThePlan() {
        Step.WriteTable planned = installed.plan().tables().findFirst().orElseThrow();
        assertThat(table).isEqualTo(PartitionTable.planned(planned, installed.identifiers()));
    }

    /// e2fsck, xfs_repair and fsck.fat find nothing to mend.
    void fileSystemsAreClean() throws Exception {
        for (Step.MakeFilesystem made : installed.plan().only(Step.MakeFilesystem.class).toList()) {
            DiskImage.Part part = part(made.device());
            Tool.Outcome outcome =
                    switch (made.filesystem().kind()) {
                        case EXT2, EXT3, EXT4 -> part.check("e2fsck", "-fn");
                        case XFS -> part.check("xfs_repair", "-n");
                        case VFAT -> part.check("fsck.fat", "-n");
                        case SWAP -> part.check("swaplabel");
                        case BTRFS -> part.check("btrfs", "check", "--readonly");
                    };
            assertThat(outcome.exit()).as("%s: %s", made, outcome).isZero();
        }
    }

    /// Every entry is as the tarball has it, but for those in the golden file. GRUB's modules stand
    /// there as one line.
    void treeEqualsTheTarball(String golden) throws Exception {
        List<String> differences =
                image().differencesTo(onDisk()).stream()
                        .map(
                                line ->
                                        line.replaceFirst(
                                                "^(/boot/grub/[^/]+/)[^/]+ added$", "$1* added"))
                        .distinct()
                        .toList();
        Golden.check(golden, String.join("\n", differences) + "\n");
    }

    /// Byte for byte, and there is one.
    void initramfsIsTheTarballs() throws Exception {
        List<String> initramfs =
                image().entries().keySet().stream()
                        .filter(path -> path.startsWith("/boot/initrd.img-"))
                        .toList();
        assertThat(initramfs).isNotEmpty();
        for (String path : initramfs)
            assertThat(onDisk().entries().get(path)).isEqualTo(image().entries().get(path));
    }

    /// The files of the ESP, as mtools lists them.
    List<String> espFiles(String partition) throws Exception {
        String device = part(partition).device();
        return Tool.run("mdir", "-/", "-b", "-a", "-i", device, "::/").lines().sorted().toList();
    }

    private TarTree image() throws Exception {
        if (image == null)
            image =
                    TarTree.ofImage(
                            Rig.images()
                                    .resolve(installed.json().text("image"))
                                    .resolve("data.tar.zst"));
        return image;
    }

    private TarTree onDisk() throws Exception {
        if (onDisk == null) onDisk = TarTree.ofFolder(mounted());
        return onDisk;
    }

    private DiskImage.Part part(String name) throws Exception {
        int number = installed.plan().extent(name).orElseThrow().number();
        return open.add(disk.part(table.entry(number).orElseThrow()));
    }

    /// Everything that the plan mounts and this host's kernel knows, in the plan's order.
    private Path mounted() throws Exception {
        Path root = installed.machine().place().directory().resolve("mounted");
        for (Step.Mount mount : installed.plan().only(Step.Mount.class).toList()) {
            if (mount.type().equals("vfat")) continue;
            open.add(
                    part(mount.device())
                            .mount(mount.type(), root.resolve(mount.path().substring(1))));
        }
        return root;
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
