package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.F45;
import static dev.tarmac.kickstart.KsVersion.RHEL10;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.KsVersion.RHEL9;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.one;
import static dev.tarmac.kickstart.option.Arguments.text;
import static dev.tarmac.kickstart.option.Arguments.words;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Conversion;
import dev.tarmac.kickstart.option.Conversions;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `raid`.
final class RaidForm implements CommandForm {
    private static final Set<String> LEVELS =
            Set.of("RAID0", "RAID1", "RAID4", "RAID5", "RAID6", "RAID10");

    private static final Set<KsVersion> WHOLE_NAMES = Set.of(RHEL10, F45);

    /// `1`, `raid1` and `RAID1` are the same.
    private static final Conversion LEVEL =
            (text, version) -> {
                String upper = text.toUpperCase(Locale.ROOT);
                String level = upper.startsWith("RAID") ? upper : "RAID" + upper;
                if (!LEVELS.contains(level))
                    throw new Rejected(
                            "Invalid raid level: " + text, "levels are 0, 1, 4, 5, 6 and 10");
                return new Value.Text(level);
            };

    /// Before Fedora 43 and RHEL 10, `md0` is kept as `0`.
    private static final Conversion DEVICE =
            (text, version) -> {
                String name = text.startsWith("/dev/") ? text.substring(5) : text;
                boolean shortened = !WHOLE_NAMES.contains(version) && name.startsWith("md");
                return new Value.Text(shortened ? name.substring(2) : name);
            };

    private static final Syntax SYNTAX =
            Syntax.joined(
                    List.of(
                            one("mntpoint", "<mntpoint>").as(Conversions.MOUNT_POINT),
                            words("partitions", "<partitions*>"),
                            text("--device").as(DEVICE).needed(),
                            text("--fstype"),
                            text("--level").as(LEVEL),
                            off("--noformat").into("format"),
                            number("--spares"),
                            flag("--useexisting").into("preexist"),
                            text("--fsoptions").into("fsopts"),
                            text("--fsprofile")),
                    Luks.BASIC,
                    List.of(
                            text("--label"),
                            Luks.CIPHER,
                            text("--mkfsoptions").into("mkfsopts"),
                            number("--chunksize").into("chunk_size")),
                    Luks.VERSION_2);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        if (reading.hasUnknownOption()) throw reading.unexpected("raid");
        Values values = Members.settled(reading, "partitions");
        if (!values.flag("format")) values = values.with("preexist", Value.Flag.ON);
        return values.with("mountpoint", values.items("mntpoint").getFirst())
                .with("members", new Value.Items(values.items("partitions")));
    }

    @Override
    public void check(Said said) throws Rejected {
        boolean members = said.isSet("members");
        boolean existing = said.flag("preexist");
        if (!members && !existing)
            throw new Rejected("Partitions required for raid", "name the members: raid.01 raid.02");
        if (members && existing)
            throw said.refusal(
                    "partitions",
                    "Members may not be specified for preexisting RAID device",
                    "remove the members, or --useexisting and --noformat");
        if (!existing && !said.isSet("level"))
            throw new Rejected("RAID Partition defined without RAID level", "add --level=1");
        Filesystems.checkMkfsOptions(said);
        Luks.check(said);
        if (said.version() == RHEL8 || said.version() == RHEL9) Filesystems.refuseBtrfs(said);
    }

    @Override
    public String print(Values values, KsVersion version) {
        return Print.of("raid", values)
                .word("mountpoint")
                .value("--device", "device")
                .quoted("--fstype", "fstype")
                .value("--level", "level")
                .off("--noformat", "format")
                .value("--spares", "spares")
                .flag("--useexisting", "preexist")
                .quoted("--fsoptions", "fsopts")
                .quoted("--fsprofile", "fsprofile")
                .and(Luks::passphrase)
                .and(Luks::escrow)
                .quoted("--label", "label")
                .and(Luks::cipher)
                .quoted("--mkfsoptions", "mkfsopts")
                .value("--chunksize", "chunk_size")
                .and(Luks::version2)
                .words("members")
                .line();
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return StorageValues.raid(values);
    }

    @Override
    public Optional<String> identity(Values values) {
        return Optional.of("A RAID device with the name " + values.text("device"));
    }
}
