package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.F40;
import static dev.tarmac.kickstart.KsVersion.F45;
import static dev.tarmac.kickstart.KsVersion.RHEL10;
import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

/// `bootloader`.
final class BootloaderForm implements CommandForm {
    private static final Syntax SYNTAX =
            Syntax.of(
                    text("--append").into("appendLine"),
                    text("--location").initially("mbr").oneOf("mbr", "partition", "none", "boot"),
                    text("--password").initially(""),
                    flag("--upgrade").in(RHEL7, RHEL8).agingIn("", RHEL8),
                    list("--driveorder"),
                    number("--timeout"),
                    text("--default"),
                    flag("--iscrypted").into("isCrypted"),
                    text("--md5pass").into("_md5pass"),
                    text("--boot-drive").into("bootDrive").initially(""),
                    flag("--leavebootorder"),
                    flag("--extlinux"),
                    flag("--disabled"),
                    flag("--nombr"),
                    flag("--sdboot").in(RHEL10, F40, F45));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public Values initial() {
        return Values.NONE.with("location", "mbr");
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.complete();
        return values.isSet("_md5pass")
                ? values.with("password", values.text("_md5pass")).with("isCrypted", Value.Flag.ON)
                : values;
    }

    @Override
    public void check(Said said) throws Rejected {
        if (said.text("bootDrive").contains(","))
            throw said.refusal(
                    "bootDrive", "--boot-drive accepts only one argument", "name one disk");
        if (said.flag("sdboot") && said.flag("extlinux"))
            throw said.refusal(
                    "sdboot",
                    "Only one of --sdboot and --extlinux may be specified for bootloader command.",
                    "keep one of them");
    }

    @Override
    public String print(Values values, KsVersion version) {
        if (values.flag("disabled")) return "bootloader --disabled\n";
        return Print.of("bootloader", values)
                .quoted("--append", "appendLine")
                .value("--location", "location")
                .quoted("--password", "password")
                .flag("--upgrade", "upgrade")
                .quoted("--driveorder", "driveorder")
                .number("--timeout", "timeout")
                .value("--default", "default")
                .flag("--iscrypted", "isCrypted")
                .value("--boot-drive", "bootDrive")
                .flag("--leavebootorder", "leavebootorder")
                .flag("--extlinux", "extlinux")
                .flag("--nombr", "nombr")
                .flag("--sdboot", "sdboot")
                .line();
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return StorageValues.bootloader(values);
    }
}
