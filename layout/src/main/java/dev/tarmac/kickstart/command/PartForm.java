package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.one;
import static dev.tarmac.kickstart.option.Arguments.text;

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
import java.util.Optional;

/// `part` and `partition`.
final class PartForm implements CommandForm {
    /// `/dev/sda1` is `sda1`.
    private static final Conversion PARTITION =
            (text, version) -> new Value.Text(text.startsWith("/dev/") ? text.substring(5) : text);

    private static final Syntax SYNTAX =
            Syntax.joined(
                    List.of(
                            one("mntpoint", "<mntpoint>").as(Conversions.MOUNT_POINT),
                            flag("--active").in(RHEL7),
                            flag("--asprimary").into("primOnly"),
                            text("--fstype", "--type"),
                            flag("--grow"),
                            number("--maxsize").into("maxSizeMB"),
                            off("--noformat").into("format"),
                            text("--onbiosdisk"),
                            text("--ondisk", "--ondrive").into("disk"),
                            text("--onpart", "--usepart").into("onPart").as(PARTITION),
                            flag("--recommended"),
                            number("--size"),
                            text("--fsoptions").into("fsopts"),
                            text("--label"),
                            text("--fsprofile")),
                    Luks.BASIC,
                    List.of(
                            flag("--resize"),
                            flag("--hibernation"),
                            Luks.CIPHER,
                            text("--mkfsoptions").into("mkfsopts"),
                            flag("--active").in(RHEL8).agingIn("", RHEL8)),
                    Luks.VERSION_2,
                    List.of(Luks.HARDWARE));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.expected("partition");
        return values.with("mountpoint", values.items("mntpoint").getFirst());
    }

    @Override
    public void check(Said said) throws Rejected {
        if (said.flag("resize") && !said.isSet("onPart"))
            throw said.refusal(
                    "resize",
                    "--resize can only be used in conjunction with --onpart",
                    "name the partition: --onpart=sda1");
        if (said.flag("resize") && !said.isSet("size"))
            throw said.refusal(
                    "resize", "--resize requires --size to specify new size", "add --size=MIB");
        if (said.text("fstype").equals("tmpfs") && (said.flag("grow") || said.isSet("maxSizeMB")))
            throw said.refusal(
                    "fstype",
                    "The --fstype=tmpfs option can't be used together with --grow or --maxsize",
                    "give a tmpfs its size with --size alone");
        Filesystems.checkMkfsOptions(said);
        Luks.check(said);
        if (said.version().isRhelFrom(8)) Filesystems.refuseBtrfs(said);
    }

    @Override
    public String print(Values values, KsVersion version) {
        return Print.of("part", values)
                .word("mountpoint")
                .flag("--active", "active")
                .flag("--asprimary", "primOnly")
                .quoted("--fstype", "fstype")
                .flag("--grow", "grow")
                .value("--maxsize", "maxSizeMB")
                .off("--noformat", "format")
                .value("--onbiosdisk", "onbiosdisk")
                .value("--ondisk", "disk")
                .value("--onpart", "onPart")
                .flag("--recommended", "recommended")
                .value("--size", "size")
                .quoted("--fsoptions", "fsopts")
                .quoted("--label", "label")
                .quoted("--fsprofile", "fsprofile")
                .and(Luks::passphrase)
                .and(Luks::escrow)
                .flag("--resize", "resize")
                .flag("--hibernation", "hibernation")
                .and(Luks::cipher)
                .quoted("--mkfsoptions", "mkfsopts")
                .and(Luks::version2)
                .and(Luks::hardware)
                .line();
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return StorageValues.part(values);
    }

    @Override
    public Optional<String> identity(Values values) {
        String mountpoint = values.text("mountpoint");
        return mountpoint.equals("swap")
                ? Optional.empty()
                : Optional.of("A partition with the mountpoint " + mountpoint);
    }
}
