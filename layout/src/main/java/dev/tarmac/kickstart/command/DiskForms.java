package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.option.Arguments.constant;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.maybe;
import static dev.tarmac.kickstart.option.Arguments.one;
import static dev.tarmac.kickstart.option.Arguments.text;
import static dev.tarmac.kickstart.option.Arguments.word;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Conversion;
import dev.tarmac.kickstart.option.Conversions;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// The commands that say which disks there are and what happens to them first, and those that use
/// what exists.
final class DiskForms {
    /// The kinds of `clearpart`, as its setting `type` has them.
    static final Value LINUX = Value.of(0);

    static final Value ALL = Value.of(1);
    static final Value NONE = Value.of(2);
    static final Value LISTED = Value.of(3);

    static final PlainForm CLEARPART =
            PlainForm.of(
                            Syntax.of(
                                    constant(ALL, "--all").into("type"),
                                    flag("--initlabel").into("initAll"),
                                    constant(LINUX, "--linux").into("type"),
                                    constant(NONE, "--none").into("type"),
                                    text("--disklabel").initially(""),
                                    list("--drives"),
                                    list("--list").into("devices"),
                                    flag("--cdl")),
                            DiskForms::printClearpart)
                    .settling(DiskForms::settleClearpart)
                    .meaning(StorageValues::clearPart);

    static final PlainForm IGNOREDISK =
            PlainForm.of(
                            Syntax.of(
                                    list("--drives").into("ignoredisk"),
                                    list("--only-use").into("onlyuse"),
                                    flag("--interactive").in(RHEL7, RHEL8).agingIn("", RHEL8)),
                            DiskForms::printIgnoredisk)
                    .checking(DiskForms::checkIgnoredisk)
                    .meaning(StorageValues::ignoreDisk);

    static final PlainForm ZEROMBR =
            PlainForm.of(Syntax.none(), (values, version) -> "zerombr\n")
                    .settling((reading, line) -> reading.complete().with("zerombr", Value.Flag.ON))
                    .meaning(StorageValues::zeroMbr);

    static final PlainForm REQPART =
            PlainForm.of(
                            Syntax.of(flag("--add-boot").into("addBoot")),
                            (values, version) ->
                                    Print.of("reqpart", values)
                                            .flag("--add-boot", "addBoot")
                                            .line())
                    .settling((reading, line) -> reading.complete().with("reqpart", Value.Flag.ON))
                    .meaning(StorageValues::reqPart);

    static final PlainForm MOUNT =
            PlainForm.of(
                            Syntax.of(
                                    one("device", "<device>"),
                                    one("mntpoint", "<mntpoint>").as(Conversions.MOUNT_POINT),
                                    maybe("--reformat").initially(Value.Flag.OFF),
                                    text("--mkfsoptions").into("mkfs_opts"),
                                    text("--mountoptions").into("mount_opts")),
                            DiskForms::printMount)
                    .settling(DiskForms::settleMount)
                    .checking(DiskForms::checkMount)
                    .meaning(StorageValues::mount);

    static final PlainForm SNAPSHOT =
            PlainForm.of(
                            Syntax.of(
                                    word("origin", "<originVG/originLV>"),
                                    text("--name").needed(),
                                    text("--when").as(moment()).needed()),
                            (values, version) ->
                                    Print.of("snapshot", values)
                                            .word("origin")
                                            .value("--name", "name")
                                            .value("--when", "when")
                                            .line())
                    .checking(DiskForms::checkSnapshot)
                    .refusingSecond(
                            values ->
                                    "A snapshot of "
                                            + values.text("origin")
                                            + " with the name "
                                            + values.text("name"))
                    .meaning(StorageValues::snapshot);

    private static final Set<String> MOMENTS = Set.of("pre-install", "post-install");

    private DiskForms() {}

    private static Values settleClearpart(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.complete();
        return values.isSet("devices") ? values.with("type", LISTED) : values;
    }

    private static String printClearpart(Values values, KsVersion version) {
        String kind =
                switch (values.text("type")) {
                    case "0" -> " --linux";
                    case "1" -> " --all";
                    case "2" -> " --none";
                    case "3" -> " --list=" + values.text("devices");
                    default -> "";
                };
        return Print.of("clearpart" + kind, values)
                .flag("--initlabel", "initAll")
                .value("--drives", "drives")
                .value("--disklabel", "disklabel")
                .flag("--cdl", "cdl")
                .lineIf(!kind.isEmpty());
    }

    private static void checkIgnoredisk(Said said) throws Rejected {
        boolean asked = said.version() == RHEL7 && said.flag("interactive");
        long count =
                Stream.of(said.isSet("ignoredisk"), said.isSet("onlyuse"), asked)
                        .filter(given -> given)
                        .count();
        if (count != 1)
            throw new Rejected(
                    said.version() == RHEL7
                            ? "ignoredisk is exactly one of --drives, --only-use and --interactive"
                            : "One of --drives or --only-use must be specified for ignoredisk"
                                    + " command.",
                    "say one of them, once in the whole file");
    }

    private static String printIgnoredisk(Values values, KsVersion version) {
        if (values.flag("interactive")) return "ignoredisk --interactive\n";
        return Print.of("ignoredisk", values)
                .value("--drives", "ignoredisk")
                .value("--only-use", "onlyuse")
                .lineIf(values.isSet("ignoredisk") || values.isSet("onlyuse"));
    }

    private static Values settleMount(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.expected("mount");
        return values.with("device", values.items("device").getFirst())
                .with("mount_point", values.items("mntpoint").getFirst());
    }

    private static void checkMount(Said said) throws Rejected {
        String mountPoint = said.text("mount_point");
        if (!mountPoint.toLowerCase(Locale.ROOT).equals("none") && !mountPoint.startsWith("/"))
            throw said.refusal(
                    "mntpoint",
                    "Invalid mount point '" + mountPoint + "' given",
                    "write an absolute path, or none");
        if (said.isSet("mkfs_opts") && !said.isSet("reformat"))
            throw said.refusal(
                    "mkfs_opts", "'--mkfsoptions' requires --reformat", "add --reformat");
    }

    private static String printMount(Values values, KsVersion version) {
        Print print = Print.of("mount", values).word("device").word("mount_point");
        boolean unnamed = values.text("reformat").equals("true");
        return (unnamed ? print.raw(" --reformat") : print.value("--reformat", "reformat"))
                .quoted("--mkfsoptions", "mkfs_opts")
                .quoted("--mountoptions", "mount_opts")
                .line();
    }

    private static Conversion moment() {
        return (text, version) -> {
            String when = text.toLowerCase(Locale.ROOT);
            if (!MOMENTS.contains(when))
                throw new Rejected(
                        "Invalid parameter to --when= argument: " + text,
                        "write pre-install or post-install");
            return new Value.Text(when);
        };
    }

    private static void checkSnapshot(Said said) throws Rejected {
        String[] parts = said.text("origin").split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty())
            throw said.refusal(
                    "origin",
                    "Snapshot origin " + said.text("origin") + " must be specified by VG/LV!",
                    "write the volume group, a slash, the logical volume");
    }
}
