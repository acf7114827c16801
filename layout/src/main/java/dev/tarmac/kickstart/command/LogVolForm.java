package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.one;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Conversions;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.util.List;
import java.util.Optional;

/// `logvol`. What its options may say together is in [LogVolRules].
final class LogVolForm implements CommandForm {
    private static final Syntax SYNTAX =
            Syntax.joined(
                    List.of(
                            one("mntpoint", "<mntpoint>").as(Conversions.MOUNT_POINT),
                            text("--fstype"),
                            flag("--grow"),
                            number("--maxsize").into("maxSizeMB"),
                            text("--name").needed(),
                            off("--noformat").into("format"),
                            number("--percent"),
                            flag("--recommended"),
                            number("--size"),
                            flag("--useexisting").into("preexist"),
                            text("--vgname").needed(),
                            text("--fsoptions").into("fsopts"),
                            text("--fsprofile")),
                    Luks.BASIC,
                    List.of(
                            text("--label"),
                            flag("--resize"),
                            flag("--hibernation"),
                            Luks.CIPHER,
                            flag("--thinpool").into("thin_pool"),
                            flag("--thin").into("thin_volume"),
                            text("--poolname").into("pool_name"),
                            number("--chunksize").into("chunk_size"),
                            number("--metadatasize").into("metadata_size"),
                            text("--profile"),
                            number("--cachesize").into("cache_size").notIn(RHEL7),
                            text("--cachemode").into("cache_mode").notIn(RHEL7),
                            list("--cachepvs").into("cache_pvs").notIn(RHEL7),
                            text("--mkfsoptions").into("mkfsopts")),
                    Luks.VERSION_2);

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.expected("logvol");
        if (!values.flag("format")) values = values.with("preexist", Value.Flag.ON);
        return values.with("mountpoint", values.items("mntpoint").getFirst());
    }

    @Override
    public void check(Said said) throws Rejected {
        LogVolRules.check(said);
    }

    @Override
    public String print(Values values, KsVersion version) {
        return Print.of("logvol", values)
                .word("mountpoint")
                .quoted("--fstype", "fstype")
                .flag("--grow", "grow")
                .value("--maxsize", "maxSizeMB")
                .off("--noformat", "format")
                .value("--percent", "percent")
                .flag("--recommended", "recommended")
                .value("--size", "size")
                .flag("--useexisting", "preexist")
                .quoted("--fsoptions", "fsopts")
                .quoted("--fsprofile", "fsprofile")
                .and(Luks::passphrase)
                .and(Luks::escrow)
                .quoted("--label", "label")
                .flag("--resize", "resize")
                .flag("--hibernation", "hibernation")
                .and(Luks::cipher)
                .and(LogVolForm::printThin)
                .value("--profile", "profile")
                .value("--cachesize", "cache_size")
                .value("--cachepvs", "cache_pvs")
                .value("--cachemode", "cache_mode")
                .quoted("--mkfsoptions", "mkfsopts")
                .and(Luks::version2)
                .raw(" --name=" + values.text("name"))
                .raw(" --vgname=" + values.text("vgname"))
                .line();
    }

    private static Print printThin(Print print) {
        return print.flag("--thinpool", "thin_pool")
                .when(
                        "thin_pool",
                        pool ->
                                pool.value("--metadatasize", "metadata_size")
                                        .value("--chunksize", "chunk_size"))
                .flag("--thin", "thin_volume")
                .when("thin_volume", volume -> volume.value("--poolname", "pool_name"));
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return StorageValues.logVol(values);
    }

    @Override
    public Optional<String> identity(Values values) {
        return Optional.of(
                "A logical volume with the name "
                        + values.text("name")
                        + " in the volume group "
                        + values.text("vgname"));
    }
}
