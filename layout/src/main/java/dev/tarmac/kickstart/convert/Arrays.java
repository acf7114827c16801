package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.device.Bytes;
import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.anaconda.device.FormatType;
import dev.tarmac.anaconda.lvm.VolumeNames;
import dev.tarmac.anaconda.tree.NotPlanned;
import dev.tarmac.kickstart.StorageCommand;
import dev.tarmac.layout.Content;
import dev.tarmac.layout.Raid;
import dev.tarmac.layout.RaidLevel;
import dev.tarmac.problem.Where;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Makes md arrays of what `raid` commands say.
final class Arrays {
    private static final long CHUNK = 512 * Bytes.KIB;
    private static final String USUAL_METADATA = "1.2";

    /// Behind the data, so that firmware reads a member as if it stood alone.
    private static final String METADATA_FOR_FIRMWARE = "1.0";

    private final Conversion conversion;
    private final Contents contents;
    private final Partitions partitions;
    private final Set<String> btrfsMembers;
    private final List<Raid> all = new ArrayList<>();

    Arrays(Conversion conversion, Partitions partitions, Set<String> btrfsMembers) {
        this.conversion = conversion;
        this.contents = new Contents(conversion);
        this.partitions = partitions;
        this.btrfsMembers = btrfsMembers;
    }

    List<Raid> all() {
        return List.copyOf(all);
    }

    /// Drops the array that is mounted there.
    void forget(String mount) {
        all.removeIf(array -> array.content().isMountedOn(mount));
    }

    void add(Spoken.Line<StorageCommand.Raid> line) throws NotPlanned {
        StorageCommand.Raid raid = line.command();
        Where where = line.where();
        FormatType type = contents.type(raid.mountPoint(), raid.format(), where);
        Mounting.refuse(raid.mountPoint(), type, where);
        if (raid.existing())
            throw NotPlanned.command(
                    where,
                    "there is no array \"" + raid.device() + "\" that could be used",
                    "make it anew: name its members");
        Content content = content(raid, type, where);
        content.mount().ifPresent(this::forget);
        if (content.mount().isPresent())
            Mounting.refuseSecond(partitions, content.mount().get(), where);
        String said = VolumeNames.cleaned(raid.device());
        String name = name(raid);
        conversion.call(name, said);
        Raid made = array(raid, name, type, content, where);
        all.add(made);
        if (type == FormatType.EFI) partitions.makeSystemPartitions(Set.copyOf(made.members()));
        conversion.know(said, name);
        conversion.know(name, name);
        if (isMember(raid) && isFindable(raid)) conversion.know(raid.mountPoint(), name);
        conversion.keepOptions(name, raid.format().mountOptions());
        content.luks()
                .ifPresent(
                        luks ->
                                conversion.call(
                                        luks.openedName(name), "luks" + conversion.nextId()));
    }

    /// A number alone is what older files call `md0`.
    static String name(StorageCommand.Raid raid) {
        String cleaned = VolumeNames.cleaned(raid.device());
        return cleaned.matches("[0-9]+") ? "md" + cleaned : cleaned;
    }

    private Raid array(
            StorageCommand.Raid raid, String name, FormatType type, Content content, Where where) {
        RaidLevel level = RaidLevel.parse(raid.level().orElseThrow());
        List<String> members = raid.members().stream().map(conversion::resolve).toList();
        int spares =
                raid.spares()
                        .max(BigInteger.ZERO)
                        .min(BigInteger.valueOf(members.size()))
                        .intValue();
        int active = members.size() - spares;
        return new Raid(
                where,
                name,
                level,
                members.subList(0, active),
                members.subList(active, members.size()),
                Optional.of(type == FormatType.EFI ? METADATA_FOR_FIRMWARE : USUAL_METADATA),
                chunk(raid, level),
                Optional.empty(),
                content);
    }

    private static OptionalLong chunk(StorageCommand.Raid raid, RaidLevel level) {
        if (raid.chunkKib().isPresent())
            return OptionalLong.of(Amounts.kibibytes(raid.chunkKib().get()));
        return level.isStriped() ? OptionalLong.of(CHUNK) : OptionalLong.empty();
    }

    private Content content(StorageCommand.Raid raid, FormatType type, Where where)
            throws NotPlanned {
        Content said =
                contents.of(type, raid.mountPoint(), raid.format(), raid.encryption(), where);
        return btrfsMembers.contains(raid.mountPoint())
                ? new Content(said.luks(), Optional.empty(), Optional.empty(), Optional.empty())
                : said;
    }

    private static boolean isMember(StorageCommand.Raid raid) {
        return raid.mountPoint().startsWith("pv.") || raid.mountPoint().startsWith("btrfs.");
    }

    /// The older installer looks an array up by the name that was said, not by the one it has.
    private boolean isFindable(StorageCommand.Raid raid) {
        return conversion.installer().flavor() != Flavor.RHEL9
                || VolumeNames.cleaned(raid.device()).equals(raid.device());
    }
}
