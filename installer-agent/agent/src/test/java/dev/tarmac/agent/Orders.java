package dev.tarmac.agent;

import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.Firmware;
import dev.tarmac.firstboot.FixedAddress;
import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.order.HostSettings;
import dev.tarmac.order.ImageSource;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.order.ProofTicket;
import dev.tarmac.plan.DiskIdentity;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.PartitionType;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Orders as a server would give them, with UUIDs that a person recognises.
public final class Orders {
    public static final String SHA = "0".repeat(64);

    private Orders() {}

    public static DiskFacts disk(String name, long sizeBytes, int sectorBytes) {
        return new DiskFacts(
                name,
                Optional.of("SERIAL-" + name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sizeBytes,
                sectorBytes,
                sectorBytes,
                false,
                List.of());
    }

    /// biosboot and one root partition; with swap when `extra`.
    public static InstallOrder bios(DiskFacts disk, Filesystem root, boolean extra) {
        long mebibyte = (1L << 20) / disk.logicalSectorBytes();
        long end = disk.sectors() - mebibyte;
        long swap = extra ? 64 * mebibyte : 0;
        List<Extent> extents = new ArrayList<>();
        extents.add(new Extent(1, "biosboot", PartitionType.BIOSBOOT, mebibyte, mebibyte));
        extents.add(
                new Extent(
                        2, "root", PartitionType.LINUX, 2 * mebibyte, end - 2 * mebibyte - swap));
        if (extra) extents.add(new Extent(3, "swap", PartitionType.SWAP, end - swap, swap));
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Wipe("system"));
        steps.add(table(disk, extents));
        steps.add(new Step.MakeFilesystem("root", root));
        if (extra)
            steps.add(new Step.MakeFilesystem("swap", Filesystem.of(Filesystem.Kind.SWAP, "swap")));
        steps.add(new Step.Mount("root", root.type(), "/"));
        steps.add(new Step.Unpack());
        steps.add(
                new Step.WriteFstab(
                        List.of(new FstabEntry("root", "/", root.type(), "defaults", 1))));
        steps.add(new Step.Configure());
        steps.add(
                new Step.GrubBios(
                        "system",
                        Optional.of("biosboot"),
                        "root",
                        root.type(),
                        "/boot/grub",
                        "root"));
        steps.add(new Step.Flush());
        steps.add(new Step.MakeBootable("system"));
        return order(Firmware.BIOS, disk, steps);
    }

    /// ESP, separate /boot and root.
    public static InstallOrder uefi(DiskFacts disk) {
        long mebibyte = (1L << 20) / disk.logicalSectorBytes();
        List<Extent> extents =
                List.of(
                        new Extent(1, "esp", PartitionType.ESP, mebibyte, 512 * mebibyte),
                        new Extent(2, "boot", PartitionType.LINUX, 513 * mebibyte, 512 * mebibyte),
                        new Extent(
                                3,
                                "root",
                                PartitionType.LINUX,
                                1025 * mebibyte,
                                disk.sectors() - 1026 * mebibyte));
        return order(
                Firmware.UEFI,
                disk,
                List.of(
                        new Step.Wipe("system"),
                        table(disk, extents),
                        new Step.MakeFilesystem("esp", Filesystem.of(Filesystem.Kind.VFAT, "ESP")),
                        new Step.MakeFilesystem(
                                "boot", Filesystem.of(Filesystem.Kind.EXT4, "boot")),
                        new Step.MakeFilesystem("root", Filesystem.of(Filesystem.Kind.XFS, "root")),
                        new Step.Mount("root", "xfs", "/"),
                        new Step.Mount("boot", "ext4", "/boot"),
                        new Step.Mount("esp", "vfat", "/boot/efi"),
                        new Step.Unpack(),
                        new Step.WriteFstab(
                                List.of(
                                        new FstabEntry("root", "/", "xfs", "", 1),
                                        new FstabEntry("boot", "/boot", "ext4", "noatime", 2),
                                        new FstabEntry(
                                                "esp", "/boot/efi", "vfat", "umask=0077", 2))),
                        new Step.Configure(),
                        new Step.GrubEfi("system", "esp", "boot", "ext4", "/grub", "root"),
                        new Step.Flush(),
                        new Step.MakeBootable("system")));
    }

    private static Step.WriteGpt table(DiskFacts disk, List<Extent> extents) {
        return new Step.WriteGpt("system", disk.logicalSectorBytes(), disk.sectors(), extents);
    }

    private static InstallOrder order(Firmware firmware, DiskFacts disk, List<Step> steps) {
        Plan plan =
                new Plan(
                        firmware,
                        List.of(new PlannedDisk("system", DiskIdentity.of(disk), List.of())),
                        steps);
        Map<String, UUID> partitions = new LinkedHashMap<>();
        Map<String, UUID> filesystems = new LinkedHashMap<>();
        plan.tables()
                .flatMap(table -> table.extents().stream())
                .forEach(
                        extent -> {
                            int number = extent.number();
                            partitions.put(extent.name(), uuid("bbbbbbbb", number));
                            filesystems.put(extent.name(), uuid("cccccccc", number));
                        });
        return new InstallOrder(
                "i-1",
                1,
                plan,
                plan.hash(),
                Map.of("system", uuid("aaaaaaaa", 0)),
                partitions,
                filesystems,
                new ImageSource("debian-12", "http://192.0.2.1/m", SHA, "http://192.0.2.1/d"),
                new HostSettings(
                        "node-1.example.org",
                        "52:54:00:12:34:56",
                        List.of("ssh-ed25519 AAAA admin"),
                        List.of("console=tty0", "console=ttyS0,115200"),
                        HostSettings.BootOrder.NETWORK_FIRST),
                Optional.of(new ProofTicket("http://192.0.2.1:8077/proof/v1", "s3cret")));
    }

    /// The same for a machine with an address of its own.
    public static InstallOrder at(InstallOrder order, FixedAddress address) {
        HostSettings host = order.host();
        return order.with(
                new HostSettings(
                        host.hostname(),
                        host.bootMac(),
                        host.sshKeys(),
                        host.kernelArguments(),
                        host.bootOrder(),
                        Optional.of(address),
                        host.setup()));
    }

    /// The same for other steps, which make no file system that the order does not know.
    public static InstallOrder with(InstallOrder order, List<Step> steps) {
        Plan plan = new Plan(order.plan().firmware(), order.plan().disks(), steps);
        return new InstallOrder(
                order.install(),
                order.attempt(),
                plan,
                plan.hash(),
                order.diskUuids(),
                order.partitionUuids(),
                order.filesystemUuids(),
                order.image(),
                order.host(),
                order.proof());
    }

    public static UUID uuid(String front, int number) {
        return UUID.fromString(front + "-0000-4000-8000-00000000000" + number);
    }

    public static ImageManifest manifest(ImageManifest.Loaders loaders, String network) {
        return manifest(
                new ImageManifest.Os("debian", "12", "Debian GNU/Linux 12 (bookworm)"),
                loaders,
                network);
    }

    public static ImageManifest manifest(
            ImageManifest.Os os, ImageManifest.Loaders loaders, String network) {
        return new ImageManifest(
                "debian-12",
                "x86_64",
                os,
                1,
                SHA,
                1,
                1,
                List.of(new Frame(0, 1, 1, SHA, true)),
                List.of(
                        new ImageManifest.Kernel(
                                "6.1.0-1-amd64",
                                "/boot/vmlinuz-6.1.0-1-amd64",
                                "/boot/initrd.img-6.1.0-1-amd64",
                                SHA)),
                loaders,
                List.of("curl", "wget"),
                "systemd",
                network);
    }

    public static ImageManifest debian() {
        return manifest(
                new ImageManifest.Loaders(
                        Optional.of("/usr/lib/grub/i386-pc"),
                        Optional.of("/usr/lib/grub/x86_64-efi"),
                        Optional.of("/usr/lib/shim/shimx64.efi.signed"),
                        Optional.of("/usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed")),
                "networkd");
    }
}
