package dev.tarmac.plan.difference;

import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.plan.CrypttabEntry;
import dev.tarmac.plan.Extent;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlannedDisk;
import dev.tarmac.plan.Step;

import java.util.List;

/// A plan with the names that another plan has for the same things.
final class Renaming {
    private final Names names;

    Renaming(Names names) {
        this.names = names;
    }

    Plan plan(Plan plan) {
        return new Plan(
                plan.firmware(),
                plan.disks().stream().map(this::disk).toList(),
                plan.steps().stream().map(this::step).toList(),
                plan.notices());
    }

    private PlannedDisk disk(PlannedDisk disk) {
        return new PlannedDisk(names.diskInFirst(disk.name()), disk.identity(), disk.destroys());
    }

    private Step step(Step step) {
        return switch (step) {
            case Step.Wipe wipe ->
                    new Step.Wipe(names.diskInFirst(wipe.disk()), extents(wipe.keeping()));
            case Step.WriteTable table -> table(table);
            case Step.CreateArray array ->
                    new Step.CreateArray(
                            names.inFirst(array.name()),
                            array.level(),
                            array.metadata(),
                            array.chunkBytes(),
                            devices(array.members()),
                            devices(array.spares()),
                            array.bytes(),
                            array.uuid());
            case Step.Encrypt encrypt ->
                    new Step.Encrypt(
                            names.inFirst(encrypt.device()),
                            names.inFirst(encrypt.name()),
                            encrypt.luks(),
                            encrypt.bytes());
            case Step.CreateGroup group ->
                    new Step.CreateGroup(
                            names.groupInFirst(group.name()),
                            group.extentBytes(),
                            group.extents(),
                            devices(group.members()));
            case Step.CreateVolume volume -> volume(volume);
            case Step.CacheVolume cache ->
                    new Step.CacheVolume(
                            names.groupInFirst(cache.group()),
                            volumeName(cache.group(), cache.volume()),
                            cache.bytes(),
                            cache.metadataBytes(),
                            cache.mode(),
                            devices(cache.members()));
            case Step.MakeBtrfs btrfs ->
                    new Step.MakeBtrfs(
                            names.inFirst(btrfs.name()),
                            devices(btrfs.members()),
                            btrfs.filesystem(),
                            btrfs.data(),
                            btrfs.metadata());
            case Step.CreateSubvolume subvolume ->
                    new Step.CreateSubvolume(names.inFirst(subvolume.volume()), subvolume.name());
            case Step.MakeFilesystem make ->
                    new Step.MakeFilesystem(names.inFirst(make.device()), make.filesystem());
            case Step.Mount mount ->
                    new Step.Mount(
                            names.inFirst(mount.device()),
                            mount.type(),
                            mount.path(),
                            mount.options());
            case Step.WriteFstab fstab ->
                    new Step.WriteFstab(fstab.entries().stream().map(this::entry).toList());
            case Step.WriteCrypttab crypttab ->
                    new Step.WriteCrypttab(crypttab.entries().stream().map(this::entry).toList());
            case Step.WriteMdadmConf conf -> new Step.WriteMdadmConf(devices(conf.arrays()));
            case Step.Grub grub -> grub(grub);
            case Step.MakeBootable bootable ->
                    new Step.MakeBootable(names.diskInFirst(bootable.disk()));
            case Step.Unpack _, Step.Configure _, Step.Flush _ -> step;
        };
    }

    private Step table(Step.WriteTable table) {
        String disk = names.diskInFirst(table.disk());
        List<Extent> extents = extents(table.extents());
        return switch (table) {
            case Step.WriteGpt gpt ->
                    new Step.WriteGpt(disk, gpt.sectorBytes(), gpt.diskSectors(), extents);
            case Step.WriteMbr mbr ->
                    new Step.WriteMbr(disk, mbr.sectorBytes(), mbr.diskSectors(), extents);
            case Step.ChangeTable change ->
                    new Step.ChangeTable(
                            disk,
                            change.gpt(),
                            change.sectorBytes(),
                            change.diskSectors(),
                            change.kept(),
                            extents);
            case Step.KeepTable keep ->
                    new Step.KeepTable(
                            disk, keep.gpt(), keep.sectorBytes(), keep.diskSectors(), extents);
        };
    }

    private Step volume(Step.CreateVolume volume) {
        LogicalVolume.Type type = volume.type();
        if (type instanceof LogicalVolume.Type.Thin(String pool))
            type = new LogicalVolume.Type.Thin(volumeName(volume.group(), pool));
        return new Step.CreateVolume(
                names.groupInFirst(volume.group()),
                volumeName(volume.group(), volume.name()),
                type,
                volume.bytes(),
                devices(volume.members()));
    }

    private Step grub(Step.Grub grub) {
        String disk = names.diskInFirst(grub.disk());
        String boot = names.inFirst(grub.bootDevice());
        String root = names.inFirst(grub.rootDevice());
        return switch (grub) {
            case Step.GrubBios bios ->
                    new Step.GrubBios(
                            disk,
                            bios.biosboot().map(names::inFirst),
                            boot,
                            bios.bootFilesystem(),
                            bios.bootPath(),
                            root);
            case Step.GrubEfi efi ->
                    new Step.GrubEfi(
                            disk,
                            names.inFirst(efi.esp()),
                            boot,
                            efi.bootFilesystem(),
                            efi.bootPath(),
                            root);
        };
    }

    /// The volume's own name, without its group's.
    private String volumeName(String group, String volume) {
        String device = names.inFirst(group + "/" + volume);
        return device.substring(device.indexOf('/') + 1);
    }

    private List<String> devices(List<String> devices) {
        return devices.stream().map(names::inFirst).toList();
    }

    private List<Extent> extents(List<Extent> extents) {
        return extents.stream()
                .map(
                        extent ->
                                new Extent(
                                        extent.number(),
                                        names.inFirst(extent.name()),
                                        extent.type(),
                                        extent.startSector(),
                                        extent.sectors(),
                                        extent.attributes(),
                                        extent.uuid()))
                .toList();
    }

    private FstabEntry entry(FstabEntry entry) {
        return new FstabEntry(
                names.inFirst(entry.device()),
                entry.path(),
                entry.type(),
                entry.options(),
                entry.pass());
    }

    private CrypttabEntry entry(CrypttabEntry entry) {
        return new CrypttabEntry(
                names.inFirst(entry.name()),
                names.inFirst(entry.device()),
                entry.secret(),
                entry.options());
    }
}
