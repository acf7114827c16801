package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.KsVersion.RHEL9;
import static dev.tarmac.kickstart.option.Arguments.constant;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.KsCommand;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Conversion;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `autopart`.
final class AutoPartForm implements CommandForm {
    /// The schemes, as the setting `type` has them.
    private static final Map<String, Value> TYPES =
            Map.of(
                    "plain", Value.of(0),
                    "partition", Value.of(0),
                    "btrfs", Value.of(1),
                    "lvm", Value.of(2),
                    "thinp", Value.of(3));

    private static final List<String> NAMES = List.of("plain", "btrfs", "lvm", "thinp");

    private static final Conversion TYPE =
            (text, version) -> {
                Value type = TYPES.get(text.toLowerCase(Locale.ROOT));
                if (type == null)
                    throw new Rejected(
                            "Invalid autopart type: " + text,
                            "types are lvm, plain, thinp and btrfs");
                return type;
            };

    private static final Syntax SYNTAX =
            Syntax.joined(
                    Luks.BASIC,
                    List.of(
                            constant(TYPES.get("plain"), "--nolvm").into("type"),
                            text("--type").as(TYPE),
                            Luks.CIPHER,
                            text("--fstype"),
                            flag("--nohome"),
                            flag("--noboot").notIn(RHEL7),
                            flag("--noswap").notIn(RHEL7)),
                    Luks.VERSION_2,
                    List.of(flag("--hibernation").notIn(RHEL7, RHEL8, RHEL9), Luks.HARDWARE));

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public Values initial() {
        return Values.NONE.with("lvm", Value.Flag.ON);
    }

    @Override
    public Values settle(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.complete().with("autopart", Value.Flag.ON);
        return name(values).equals("plain") ? values.with("lvm", Value.Flag.OFF) : values;
    }

    /// The scheme, empty when none is said.
    static String name(Values values) {
        return values.number("type").map(type -> NAMES.get(type.intValue())).orElse("");
    }

    @Override
    public void check(Said said) throws Rejected {
        boolean btrfs = name(said.values()).equals("btrfs");
        if (said.text("fstype").equals("btrfs"))
            throw said.refusal(
                    "fstype",
                    "autopart --fstype=btrfs is not valid fstype, use --type=btrfs instead",
                    "write --type=btrfs where the release has it");
        if (btrfs && said.isSet("fstype"))
            throw said.refusal(
                    "fstype",
                    "autopart --fstype cannot be used with --type=btrfs",
                    "remove --fstype");
        if (btrfs && said.version().isRhelFrom(8))
            throw said.refusal(
                    "type",
                    "autopart --type=btrfs is not supported",
                    "use --type=lvm, --type=plain or --type=thinp");
        if (said.flag("noswap") && said.flag("hibernation"))
            throw said.refusal(
                    "hibernation",
                    "Only one of --noswap and --hibernation can be specified.",
                    "keep one of them");
        Luks.check(said);
    }

    @Override
    public String print(Values values, KsVersion version) {
        String name = name(values);
        return Print.of("autopart", values)
                .and(Luks::passphrase)
                .and(Luks::escrow)
                .raw(name.isEmpty() ? "" : " --type=" + name)
                .and(Luks::cipher)
                .value("--fstype", "fstype")
                .flag("--nohome", "nohome")
                .flag("--noboot", "noboot")
                .flag("--noswap", "noswap")
                .and(Luks::version2)
                .flag("--hibernation", "hibernation")
                .and(Luks::hardware)
                .lineIf(values.flag("autopart"));
    }

    @Override
    public KsCommand command(Values values, CommandLine line) {
        return StorageValues.autoPart(values);
    }
}
