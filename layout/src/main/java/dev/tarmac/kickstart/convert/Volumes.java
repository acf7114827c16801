package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.lvm.VolumeNames;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Thin;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.LogicalVolume;
import dev.tarmac.layout.LogicalVolume.Cache;
import dev.tarmac.layout.VolumeGroup;
import dev.tarmac.problem.Where;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes logical volumes of what `logvol` commands say.
final class Volumes {
    private final Conversion conversion;
    private final Contents contents;
    private final Sizes sizes;
    private final Partitions partitions;
    private final Arrays arrays;
    private final Groups groups;

    Volumes(Conversion conversion, Partitions partitions, Arrays arrays, Groups groups) {
        this.conversion = conversion;
        this.contents = new Contents(conversion);
        this.sizes = new Sizes(conversion);
        this.partitions = partitions;
        this.arrays = arrays;
        this.groups = groups;
    }

    void add(Spoken.Line<LogVol> line) throws NotPlanned {
        LogVol command = line.command();
        Where where = line.where();
        if (groups.isRefused(command.volGroup())) return;
        refuseUngrouped(command, where);
        String name = VolumeNames.cleaned(command.name());
        boolean pool = command.thin() instanceof Thin.Pool;
        FormatType type = contents.type(command.mountPoint(), command.format(), where);
        if (!pool) Mounting.refuse(command.mountPoint(), type, where);
        if (command.existing())
            throw NotPlanned.command(
                    where,
                    "there is no volume \"" + name + "\" that could be used",
                    "make it anew: give it a size");
        long extent = groups.named(command.volGroup()).orElseThrow().extentBytes();
        LogicalVolume volume =
                new LogicalVolume(
                        where,
                        name,
                        type(command.thin(), where),
                        sizes.of(command, type, extent, where),
                        pool ? Content.RAW : content(command, type, where),
                        command.cache().map(this::cache));
        if (volume.mount().isPresent()) replaceMounted(volume.mount().get(), where);
        VolumeGroup group = groups.named(command.volGroup()).orElseThrow();
        groups.add(group, volume);
        if (command.encryption().isPresent()) callOpened(group, volume);
    }

    private void callOpened(VolumeGroup group, LogicalVolume volume) {
        String installerName = "luks" + conversion.nextId();
        volume.content()
                .luks()
                .ifPresent(
                        luks ->
                                conversion.call(
                                        luks.openedName(group.name() + "/" + volume.name()),
                                        installerName));
    }

    private void refuseUngrouped(LogVol command, Where where) throws NotPlanned {
        if (groups.named(command.volGroup()).isEmpty())
            throw NotPlanned.command(
                    where,
                    "No volume group exists with the name \""
                            + VolumeNames.cleaned(command.volGroup())
                            + "\". Specify volume groups before logical volumes.",
                    "add a volgroup command of that name");
    }

    /// A later command with the same mount point replaces an earlier one.
    private void replaceMounted(String mount, Where where) throws NotPlanned {
        Mounting.refuseSecond(partitions, mount, where);
        arrays.forget(mount);
        groups.forget(volume -> volume.content().isMountedOn(mount));
    }

    private Content content(LogVol command, FormatType type, Where where) throws NotPlanned {
        return contents.of(
                type, command.mountPoint(), command.format(), command.encryption(), where);
    }

    private LogicalVolume.Type type(Thin thin, Where where) {
        return switch (thin) {
            case Thin.No() -> new LogicalVolume.Type.Linear(1);
            case Thin.InPool(String pool) -> new LogicalVolume.Type.Thin(VolumeNames.cleaned(pool));
            case Thin.Pool(var metadata, var chunk, var profile) -> {
                if (profile.isPresent())
                    conversion.note(
                            where,
                            "no LVM profile is used: --profile is ignored",
                            "write --chunksize and --metadatasize");
                yield new LogicalVolume.Type.ThinPool(Sizes.optional(metadata), kibibytes(chunk));
            }
        };
    }

    private static OptionalLong kibibytes(Optional<BigInteger> said) {
        return said.stream().mapToLong(Amounts::kibibytes).findFirst();
    }

    private Cache cache(StorageCommand.Cache said) {
        return new Cache(
                Amounts.mebibytes(said.mebibytes()),
                said.mode().map(Cache.Mode::parse).orElse(Cache.Mode.WRITETHROUGH),
                said.members().stream().map(conversion::resolve).toList());
    }
}
