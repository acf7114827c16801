package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Amount;
import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.SwapAdvice;
import dev.tarmac.anaconda.lvm.Group;
import dev.tarmac.anaconda.lvm.LvmRefused;
import dev.tarmac.anaconda.lvm.VolumeNames;
import dev.tarmac.anaconda.lvm.VolumeRequest;
import dev.tarmac.anaconda.lvm.VolumeRequest.Kind;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.anaconda.tree.VolumeGroups;
import dev.tarmac.kickstart.StorageCommand.LogVol;
import dev.tarmac.kickstart.StorageCommand.Thin;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes logical volumes of what `logvol` commands say.
final class LogVolCommands {
    private final Situation situation;
    private final Formats formats;
    private final DeviceTree tree;
    private final VolumeGroups groups;
    private final long freeBytes;

    /// Begins with the groups that are there.
    ///
    /// @param freeBytes what was free on the disks before anything was placed
    LogVolCommands(Situation situation, DeviceTree tree, VolumeGroups groups, long freeBytes) {
        this.situation = situation;
        this.formats = new Formats(situation.machine().product());
        this.tree = tree;
        this.groups = groups;
        this.freeBytes = freeBytes;
    }

    void add(Spoken.Line<LogVol> line) throws NotPlanned {
        LogVol command = line.command();
        Group group = group(line);
        String name = VolumeNames.cleaned(command.name());
        boolean isPool = command.thin() instanceof Thin.Pool;
        Format format = formats.of(command.mountPoint(), command.format(), line.number());
        refuse(line, group, name, format, isPool);
        if (!isPool) format.mountPoint().ifPresent(this::removeMountedAt);
        Optional<Encryption> encryption = Formats.encryption(command.encryption());
        Format outside = encryption.map(Encryption::format).orElse(format);
        long least = isPool ? 0 : situation.minimum(format.type());
        VolumeRequest request =
                new VolumeRequest(
                        name,
                        kind(command.thin()),
                        Math.max(bytes(command), least),
                        command.size().grow() && !isAdvised(command),
                        maximum(command, isPool ? Optional.empty() : Optional.of(outside)),
                        command.percent().map(BigInteger::intValue),
                        command.cache()
                                .map(
                                        c ->
                                                new VolumeRequest.Cache(
                                                        Amounts.mebibytes(c.mebibytes()))));
        try {
            groups.add(
                    group.request().name(),
                    request,
                    isPool ? Optional.empty() : Optional.of(outside),
                    encryption.map(e -> new VolumeGroups.Opened("luks" + tree.nextId(), format)));
        } catch (LvmRefused e) {
            throw NotPlanned.at(line.number(), Refusal.Kind.DEVICE, e);
        }
    }

    private void removeMountedAt(String mountPoint) {
        tree.removeMountedAt(mountPoint);
        groups.removeMountedAt(mountPoint);
    }

    private Group group(Spoken.Line<LogVol> line) throws NotPlanned {
        String name = VolumeNames.cleaned(line.command().volGroup());
        return groups.named(name)
                .orElseThrow(
                        () ->
                                refused(
                                        line,
                                        "No volume group exists with the name \""
                                                + name
                                                + "\". Specify volume groups before logical volumes."));
    }

    private void refuse(
            Spoken.Line<LogVol> line, Group group, String name, Format format, boolean isPool)
            throws NotPlanned {
        LogVol command = line.command();
        Optional<String> mountPoint = format.mountPoint();
        if (!isPool && mountPoint.isPresent() && !mountPoint.get().startsWith("/"))
            throw refused(line, "mount point \"" + mountPoint.get() + "\" does not start with /");
        if (command.existing())
            throw refused(line, "there is no volume \"" + name + "\" that could be used");
        if (group.volume(name).isPresent())
            throw refused(
                    line,
                    "Logical volume name \""
                            + name
                            + "\" is already in use in volume group \""
                            + group.request().name()
                            + "\".");
        if (command.thin() instanceof Thin.InPool(String pool)
                && group.volume(VolumeNames.cleaned(pool))
                        .filter(volume -> volume.request().isThinPool())
                        .isEmpty())
            throw refused(
                    line,
                    "No thin pool exists with the name \""
                            + pool
                            + "\". Specify thin pools before thin volumes.");
        refuseTiny(line, group);
        refuseForeignCache(line, group);
    }

    private void refuseTiny(Spoken.Line<LogVol> line, Group group) throws NotPlanned {
        LogVol command = line.command();
        long extent = group.request().extentBytes();
        long bytes = bytes(command);
        if (command.size().grow() || command.percent().isPresent() || bytes >= extent) return;
        throw refused(
                line,
                "Logical volume size \""
                        + Amount.text(bytes)
                        + "\" must be larger than the volume group extent size of \""
                        + Amount.text(extent)
                        + "\".");
    }

    private void refuseForeignCache(Spoken.Line<LogVol> line, Group group) throws NotPlanned {
        if (line.command().cache().isEmpty()) return;
        for (String member : line.command().cache().get().members()) {
            Optional<Device> device = tree.named(DiskNames.bare(member));
            if (device.isEmpty() || !groups.isMember(group.request().name(), device.get()))
                throw refused(line, "Cache PVs must belong to the same VG as the cached LV");
        }
    }

    private static boolean isAdvised(LogVol command) {
        return command.mountPoint().equals("swap")
                && (command.size().recommended() || command.size().hibernation());
    }

    private long bytes(LogVol command) {
        if (isAdvised(command))
            return SwapAdvice.bytes(situation.machine(), command.size().hibernation(), freeBytes);
        return command.size().mebibytes().map(Amounts::mebibytes).orElse(0L);
    }

    private static long maximum(LogVol command, Optional<Format> format) {
        return command.size()
                .maximum()
                .map(Amounts::mebibytes)
                .orElse(format.map(f -> f.type().maximum()).orElse(Long.MAX_VALUE));
    }

    private static Kind kind(Thin thin) {
        return switch (thin) {
            case Thin.No() -> new Kind.Linear();
            case Thin.InPool(String pool) -> new Kind.Thin(VolumeNames.cleaned(pool));
            case Thin.Pool(
                            Optional<BigInteger> metadata,
                            Optional<BigInteger> chunk,
                            Optional<String> profile) ->
                    new Kind.ThinPool(
                            metadata.map(Amounts::mebibytes)
                                    .map(OptionalLong::of)
                                    .orElse(OptionalLong.empty()),
                            chunk.map(Amounts::kibibytes)
                                    .map(OptionalLong::of)
                                    .orElse(OptionalLong.empty()));
        };
    }

    private static NotPlanned refused(Spoken.Line<LogVol> line, String message) {
        return NotPlanned.command(line.number(), message);
    }
}
