package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Amount;
import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.lvm.GroupRequest;
import dev.tarmac.anaconda.lvm.GroupRequest.Member;
import dev.tarmac.anaconda.lvm.GroupRequest.Reserve;
import dev.tarmac.anaconda.lvm.VolumeNames;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.VolumeGroups;
import dev.tarmac.kickstart.StorageCommand.VolGroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes volume groups of what `volgroup` commands say.
final class VolGroupCommands {
    private static final long EXTENT = 4 * Bytes.MIB;
    private static final long SMALLEST_EXTENT = Bytes.KIB;

    private final DeviceTree tree;
    private final VolumeGroups groups;

    VolGroupCommands(DeviceTree tree, VolumeGroups groups) {
        this.tree = tree;
        this.groups = groups;
    }

    void add(Spoken.Line<VolGroup> line) throws NotPlanned {
        VolGroup command = line.command();
        String name = VolumeNames.cleaned(command.name());
        if (command.existing())
            throw refused(
                    line, "there is no volume group \"" + command.name() + "\" that could be used");
        List<Device> members = new ArrayList<>();
        for (String member : command.members()) members.add(member(line, member));
        long extent = extent(line);
        if (groups.has(name) || tree.named(name).isPresent())
            throw refused(line, "The volume group name \"" + name + "\" is already in use.");
        groups.add(
                new GroupRequest(name, extent, extents(members, extent), reserve(command)),
                members);
    }

    private Device member(Spoken.Line<VolGroup> line, String name) throws NotPlanned {
        Optional<Device> member = tree.named(DiskNames.bare(name));
        if (member.isEmpty())
            throw refused(
                    line,
                    "Tried to use undefined partition \""
                            + name
                            + "\" in Volume Group specification");
        FormatType type = member.get().format().type();
        if (type != FormatType.LVMPV)
            throw refused(line, "\"" + name + "\" is a " + type.word() + ", not a physical volume");
        return member.get();
    }

    private static long extent(Spoken.Line<VolGroup> line) throws NotPlanned {
        if (line.command().extentKib().isEmpty()) return EXTENT;
        long extent = Amounts.kibibytes(line.command().extentKib().get());
        if (extent < SMALLEST_EXTENT || Long.bitCount(extent) != 1)
            throw refused(
                    line,
                    "Volume group given physical extent size of \""
                            + Amount.text(extent)
                            + "\", but must be one of: powers of two from 1 KiB.");
        return extent;
    }

    static long extents(List<Device> members, long extent) {
        return GroupRequest.extentsOn(
                members.stream()
                        .map(m -> new Member(m.bytes(), m instanceof Device.Array))
                        .toList(),
                extent);
    }

    private static Reserve reserve(VolGroup command) {
        if (command.reservedPercent().isPresent())
            return new Reserve.Percent(command.reservedPercent().get().intValue());
        if (command.reservedMebibytes().isPresent())
            return new Reserve.Amount(Amounts.mebibytes(command.reservedMebibytes().get()));
        return new Reserve.None();
    }

    private static NotPlanned refused(Spoken.Line<VolGroup> line, String message) {
        return NotPlanned.command(line.number(), message);
    }
}
