package dev.tarmac.anaconda.layout;

import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.Format;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.device.RaidLevel;
import dev.tarmac.anaconda.tree.Device;
import dev.tarmac.anaconda.tree.DeviceTree;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.anaconda.tree.Situation;
import dev.tarmac.layout.Luks;
import dev.tarmac.layout.Raid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the md arrays of a layout.
final class Arrays {
    private static final long CHUNK = 512 * Bytes.KIB;
    private static final long CHUNK_UNIT = 4 * Bytes.KIB;

    private final Situation situation;
    private final Formats formats;
    private final DeviceTree tree;

    Arrays(Situation situation, Formats formats, DeviceTree tree) {
        this.situation = situation;
        this.formats = formats;
        this.tree = tree;
    }

    void add(Raid raid) throws NotPlanned {
        if (tree.named(raid.name()).isPresent())
            throw NotPlanned.command(
                    raid.where(),
                    "The RAID volume name \"" + raid.name() + "\" is already in use.",
                    "give it another name");
        Format inside = formats.of(raid);
        RaidLevel level = RaidLevel.named(raid.level().word());
        List<Device> members = members(raid);
        if (members.size() < level.leastMembers())
            throw NotPlanned.at(
                    raid.where(),
                    Refusal.Kind.DEVICE,
                    "RAID level "
                            + level.word()
                            + " requires that device have at least "
                            + level.leastMembers()
                            + " members.",
                    "add members, or choose another level");
        long chunk = chunk(raid, level);
        long bytes =
                level.bytes(
                        members.stream().mapToLong(Device::bytes).min().orElseThrow(),
                        raid.members().size(),
                        chunk);
        if (bytes < situation.minimum(inside.type()) || bytes <= 0)
            throw NotPlanned.at(
                    raid.where(),
                    Refusal.Kind.DEVICE,
                    "what the array holds is too little for " + inside.type().title(),
                    "make its members larger, or fewer of them spares");
        Device.Array array =
                new Device.Array(
                        raid.name(),
                        level.word(),
                        members,
                        raid.spares().size(),
                        chunk,
                        bytes,
                        formats.outside(raid));
        tree.add(raid.name(), array);
        Optional<Luks> luks = raid.content().luks();
        if (luks.isPresent())
            tree.open(raid.name(), array, luks.get().openedName(raid.name()), inside);
    }

    private List<Device> members(Raid raid) throws NotPlanned {
        List<Device> members = new ArrayList<>();
        for (String name :
                Stream.concat(raid.members().stream(), raid.spares().stream()).toList()) {
            Optional<Device> member = tree.named(name);
            if (member.isEmpty())
                throw NotPlanned.command(
                        raid.where(),
                        "Tried to use undefined partition \"" + name + "\" in RAID specification.",
                        "define it, or leave it out");
            FormatType type = member.get().format().type();
            if (type != FormatType.MDMEMBER)
                throw NotPlanned.command(
                        raid.where(),
                        "RAID device \""
                                + name
                                + "\" has a format of \""
                                + type.word()
                                + "\", but should have a format of \"mdmember\".",
                        "name members that are called raid.SOMETHING");
            members.add(member.get());
        }
        return members;
    }

    private static long chunk(Raid raid, RaidLevel level) throws NotPlanned {
        if (raid.chunkBytes().isEmpty()) return level.hasChunks() ? CHUNK : 0;
        long chunk = raid.chunkBytes().getAsLong();
        if (!level.hasChunks())
            throw NotPlanned.at(
                    raid.where(),
                    Refusal.Kind.VALUE,
                    "specifying chunk size is not allowed for " + level.word(),
                    "drop the chunk size");
        if (chunk <= 0 || chunk % CHUNK_UNIT != 0)
            throw NotPlanned.at(
                    raid.where(),
                    Refusal.Kind.VALUE,
                    "new chunk size must be multiple of 4 KiB",
                    "write 512, or leave it out");
        return chunk;
    }
}
