package dev.tarmac.plan;

import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.LogicalVolume;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What steps are called.
final class StepWords {
    /// What every agent makes; others are named one by one.
    private static final Set<Filesystem.Kind> PLAIN_FILESYSTEMS =
            Set.of(
                    Filesystem.Kind.EXT4,
                    Filesystem.Kind.XFS,
                    Filesystem.Kind.VFAT,
                    Filesystem.Kind.SWAP);

    private StepWords() {}

    static String kind(Step step) {
        return switch (step) {
            case Step.Wipe ignored -> "wipe";
            case Step.KeepTable ignored -> "keep-table";
            case Step.WriteTable ignored -> "partition";
            case Step.CreateArray ignored -> "array";
            case Step.Encrypt ignored -> "encrypt";
            case Step.CreateGroup ignored -> "group";
            case Step.CreateVolume ignored -> "volume";
            case Step.CacheVolume ignored -> "cache";
            case Step.MakeBtrfs ignored -> "mkfs-btrfs";
            case Step.CreateSubvolume ignored -> "subvolume";
            case Step.MakeFilesystem ignored -> "mkfs";
            case Step.Mount ignored -> "mount";
            case Step.Unpack() -> "unpack";
            case Step.WriteFstab ignored -> "fstab";
            case Step.WriteCrypttab ignored -> "crypttab";
            case Step.WriteMdadmConf ignored -> "mdadm-conf";
            case Step.Configure() -> "configure";
            case Step.GrubBios ignored -> "grub-bios";
            case Step.GrubEfi ignored -> "grub-efi";
            case Step.Flush() -> "flush";
            case Step.MakeBootable ignored -> "make-bootable";
        };
    }

    static String subject(Step step) {
        return switch (step) {
            case Step.Wipe wipe -> wipe.disk();
            case Step.WriteTable table -> table.disk();
            case Step.CreateArray array -> array.name();
            case Step.Encrypt encrypt -> encrypt.device();
            case Step.CreateGroup group -> group.name();
            case Step.CreateVolume volume -> volume.device();
            case Step.CacheVolume cache -> cache.group() + "/" + cache.volume();
            case Step.MakeBtrfs btrfs -> btrfs.name();
            case Step.CreateSubvolume subvolume -> subvolume.volume() + "/" + subvolume.name();
            case Step.MakeFilesystem make -> make.device();
            case Step.Mount mount -> mount.path();
            case Step.Unpack() -> "/";
            case Step.WriteFstab ignored -> "/etc/fstab";
            case Step.WriteCrypttab ignored -> "/etc/crypttab";
            case Step.WriteMdadmConf ignored -> "/etc/mdadm";
            case Step.Configure() -> "/etc";
            case Step.Grub grub -> grub.disk();
            case Step.Flush() -> "/";
            case Step.MakeBootable bootable -> bootable.disk();
        };
    }

    /// Where a kind of step has variants that not every agent knows, each has a word of its own.
    static List<String> needs(Step step) {
        return switch (step) {
            case Step.Wipe wipe -> with("wipe", !wipe.keeping().isEmpty(), "wipe-around");
            case Step.WriteGpt table ->
                    with(
                            "partition",
                            table.extents().stream().anyMatch(StepWords::says),
                            "partition-entries");
            case Step.WriteMbr ignored -> List.of("partition-mbr");
            case Step.ChangeTable ignored -> List.of("partition-change");
            case Step.CreateVolume volume -> List.of(volume(volume.type()));
            case Step.MakeFilesystem make -> filesystem(make.filesystem());
            case Step.Mount mount -> with("mount", !mount.options().isEmpty(), "mount-options");
            case Step.GrubBios grub ->
                    with("grub-bios", grub.biosboot().isEmpty(), "grub-bios-mbr");
            case Step.CreateArray _,
                    Step.Encrypt _,
                    Step.KeepTable _,
                    Step.CreateGroup _,
                    Step.CacheVolume _,
                    Step.MakeBtrfs _,
                    Step.CreateSubvolume _,
                    Step.Unpack _,
                    Step.WriteFstab _,
                    Step.WriteCrypttab _,
                    Step.WriteMdadmConf _,
                    Step.Configure _,
                    Step.GrubEfi _,
                    Step.Flush _,
                    Step.MakeBootable _ ->
                    List.of(kind(step));
        };
    }

    private static boolean says(Extent extent) {
        return extent.uuid().isPresent() || !extent.attributes().isEmpty();
    }

    private static String volume(LogicalVolume.Type type) {
        return switch (type) {
            case LogicalVolume.Type.Linear linear ->
                    linear.stripes() > 1 ? "volume-striped" : "volume";
            case LogicalVolume.Type.ThinPool ignored -> "thin-pool";
            case LogicalVolume.Type.Thin ignored -> "thin-volume";
        };
    }

    private static List<String> filesystem(Filesystem filesystem) {
        List<String> needs = new ArrayList<>();
        boolean plain = PLAIN_FILESYSTEMS.contains(filesystem.kind());
        needs.add(plain ? "mkfs" : "mkfs-" + filesystem.type());
        if (filesystem.uuid().isPresent()) needs.add("mkfs-uuid");
        if (!filesystem.mkfsOptions().isEmpty()) needs.add("mkfs-options");
        return needs;
    }

    private static List<String> with(String always, boolean also, String more) {
        return also ? List.of(always, more) : List.of(always);
    }
}
