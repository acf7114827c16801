package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.Encryption;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.RaidLevel;
import dev.tarmac.anaconda.lvm.VolumeNames;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.kickstart.StorageCommand.Raid;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes md arrays of what `raid` commands say.
final class RaidCommands {
    private static final long CHUNK = 512 * Bytes.KIB;
    private static final long CHUNK_UNIT = 4 * Bytes.KIB;

    private final Situation situation;
    private final Formats formats;
    private final DeviceTree tree;

    RaidCommands(Situation situation, DeviceTree tree) {
        this.situation = situation;
        this.formats = new Formats(situation.machine().product());
        this.tree = tree;
    }

    void add(Spoken.Line<Raid> line) throws NotPlanned {
        Raid raid = line.command();
        Format format = formats.of(raid.mountPoint(), raid.format(), line.number());
        refuseRelative(format, line.number());
        refuseExisting(raid, line.number());
        RaidLevel level = RaidLevel.named(raid.level().orElseThrow());
        List<Device> members = members(raid, line.number());
        if (members.size() < level.leastMembers())
            throw NotPlanned.at(
                    line.number(),
                    Refusal.Kind.DEVICE,
                    "RAID level "
                            + level.word()
                            + " requires that device have at least "
                            + level.leastMembers()
                            + " members.");
        long chunk = chunk(raid, level, line.number());
        int spares = spares(raid, members.size());
        long bytes =
                level.bytes(
                        members.stream().mapToLong(Device::bytes).min().orElseThrow(),
                        members.size() - spares,
                        chunk);
        if (bytes < situation.minimum(format.type()) || bytes <= 0)
            throw NotPlanned.at(
                    line.number(),
                    Refusal.Kind.DEVICE,
                    "what the array holds is too little for " + format.type().title());
        format.mountPoint().ifPresent(tree::removeMountedAt);
        Optional<Encryption> encryption = Formats.encryption(raid.encryption());
        Device.Array array =
                new Device.Array(
                        VolumeNames.cleaned(raid.device()),
                        level.word(),
                        members,
                        spares,
                        chunk,
                        bytes,
                        encryption.map(Encryption::format).orElse(format));
        tree.add(array);
        Device content =
                encryption.isPresent() ? tree.open(array, "luks" + tree.nextId(), format) : array;
        if (isMember(raid) && isFindable(raid)) tree.alias(raid.mountPoint(), content);
    }

    private static boolean isMember(Raid raid) {
        return raid.mountPoint().startsWith("pv.") || raid.mountPoint().startsWith("btrfs.");
    }

    /// The older installer looks an array up by the name that was said, not by the one it has.
    private boolean isFindable(Raid raid) {
        return situation.machine().flavor() != Flavor.RHEL9
                || VolumeNames.cleaned(raid.device()).equals(raid.device());
    }

    private void refuseRelative(Format format, int line) throws NotPlanned {
        Optional<String> mountPoint = format.mountPoint();
        if (mountPoint.isPresent() && !mountPoint.get().startsWith("/"))
            throw NotPlanned.command(
                    line, "mount point \"" + mountPoint.get() + "\" does not start with /");
    }

    private void refuseExisting(Raid raid, int line) throws NotPlanned {
        if (raid.existing())
            throw NotPlanned.command(
                    line, "there is no array \"" + raid.device() + "\" that could be used");
        if (tree.named(VolumeNames.cleaned(raid.device())).isPresent())
            throw NotPlanned.command(
                    line, "The RAID volume name \"" + raid.device() + "\" is already in use.");
    }

    private List<Device> members(Raid raid, int line) throws NotPlanned {
        List<Device> members = new ArrayList<>();
        for (String name : raid.members()) {
            Optional<Device> member = tree.named(DiskNames.bare(name));
            if (member.isEmpty())
                throw NotPlanned.command(
                        line,
                        "Tried to use undefined partition \"" + name + "\" in RAID specification.");
            FormatType type = member.get().format().type();
            if (type != FormatType.MDMEMBER)
                throw NotPlanned.command(
                        line,
                        "RAID device \""
                                + name
                                + "\" has a format of \""
                                + type.word()
                                + "\", but should have a format of \"mdmember\".");
            members.add(member.get());
        }
        return members;
    }

    private static int spares(Raid raid, int members) {
        return raid.spares().max(BigInteger.ZERO).min(BigInteger.valueOf(members)).intValue();
    }

    private static long chunk(Raid raid, RaidLevel level, int line) throws NotPlanned {
        if (raid.chunkKib().isEmpty()) return level.hasChunks() ? CHUNK : 0;
        long chunk = Amounts.kibibytes(raid.chunkKib().get());
        if (!level.hasChunks())
            throw NotPlanned.at(
                    line,
                    Refusal.Kind.VALUE,
                    "specifying chunk size is not allowed for " + level.word());
        if (chunk <= 0 || chunk % CHUNK_UNIT != 0)
            throw NotPlanned.at(
                    line, Refusal.Kind.VALUE, "new chunk size must be multiple of 4 KiB");
        return chunk;
    }
}
