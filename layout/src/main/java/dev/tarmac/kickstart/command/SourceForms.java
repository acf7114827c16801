package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.KsVersion.RHEL9;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Argument;
import dev.tarmac.kickstart.option.Conversions;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.util.List;

/// Where the packages or the image come from.
final class SourceForms {
    private static final List<Argument> CERTIFICATES =
            List.of(
                    text("--metalink").notIn(RHEL7),
                    text("--sslcacert").notIn(RHEL7),
                    text("--sslclientcert").notIn(RHEL7),
                    text("--sslclientkey").notIn(RHEL7));

    static final PlainForm URL =
            PlainForm.of(
                            Syntax.joined(
                                    List.of(
                                            text("--proxy"),
                                            flag("--noverifyssl"),
                                            text("--url").in(RHEL7),
                                            text("--mirrorlist"),
                                            text("--url").notIn(RHEL7)),
                                    CERTIFICATES),
                            SourceForms::printUrl)
                    .checking(SourceForms::checkUrl);

    static final PlainForm REPO =
            PlainForm.of(
                            Syntax.joined(
                                    List.of(
                                            text("--name").needed(),
                                            text("--baseurl"),
                                            text("--mirrorlist"),
                                            number("--cost"),
                                            list("--excludepkgs"),
                                            list("--includepkgs"),
                                            text("--ignoregroups")
                                                    .as(Conversions.BOOLEAN)
                                                    .in(RHEL7, RHEL8, RHEL9)
                                                    .agingIn("", RHEL9),
                                            text("--proxy"),
                                            flag("--noverifyssl"),
                                            flag("--install")),
                                    CERTIFICATES),
                            SourceForms::printRepo)
                    .checking(
                            said ->
                                    said.onlyOneOf(
                                            "repo", "--mirrorlist", "--baseurl", "--metalink"))
                    .unique("A repo with the name", "name");

    static final PlainForm NFS =
            PlainForm.of(
                    Syntax.of(text("--server").needed(), text("--dir").needed(), text("--opts")),
                    (values, version) ->
                            Print.of("nfs", values)
                                    .value("--server", "server")
                                    .quoted("--dir", "dir")
                                    .quoted("--opts", "opts")
                                    .line());

    static final PlainForm HARDDRIVE =
            PlainForm.of(
                            Syntax.of(
                                    text("--biospart").in(RHEL7, RHEL8),
                                    text("--partition").in(RHEL7, RHEL8),
                                    text("--dir").needed(),
                                    text("--partition").notIn(RHEL7, RHEL8).needed()),
                            (values, version) ->
                                    Print.of("harddrive", values)
                                            .quoted("--dir", "dir")
                                            .value("--biospart", "biospart")
                                            .value("--partition", "partition")
                                            .line())
                    .checking(SourceForms::checkHarddrive);

    static final PlainForm LIVEIMG =
            PlainForm.of(
                            Syntax.of(
                                    text("--url").needed(),
                                    text("--proxy"),
                                    flag("--noverifyssl"),
                                    text("--checksum")),
                            (values, version) ->
                                    Print.of("liveimg", values)
                                            .quoted("--url", "url")
                                            .quoted("--proxy", "proxy")
                                            .flag("--noverifyssl", "noverifyssl")
                                            .quoted("--checksum", "checksum")
                                            .line())
                    .meaning(SystemValues::liveImg);

    static final PlainForm CDROM = wordless("cdrom");

    static final PlainForm HMC = wordless("hmc");

    private SourceForms() {}

    /// A command that takes no argument whatsoever.
    private static PlainForm wordless(String name) {
        return PlainForm.of(Syntax.none(), (values, version) -> name + "\n")
                .settling(
                        (reading, line) -> {
                            if (reading.leftovers().isEmpty()) return reading.values();
                            throw new Rejected(
                                    "Kickstart command " + name + " does not take any arguments",
                                    "write " + name + " alone",
                                    reading.leftovers().getFirst().column());
                        });
    }

    private static void checkUrl(Said said) throws Rejected {
        said.onlyOneOf("url", "--mirrorlist", "--url", "--metalink");
        said.oneOf(
                "url",
                said.version() == RHEL7
                        ? List.of("--mirrorlist", "--url")
                        : List.of("--mirrorlist", "--url", "--metalink"));
    }

    private static void checkHarddrive(Said said) throws Rejected {
        boolean both = said.isSet("biospart") && said.isSet("partition");
        boolean none = !said.isSet("biospart") && !said.isSet("partition");
        if ((said.version() == RHEL7 || said.version() == RHEL8) && (both || none))
            throw new Rejected(
                    both ? "harddrive names its partition twice" : "harddrive names no partition",
                    "say either --partition or --biospart");
    }

    private static String printUrl(Values values, KsVersion version) {
        return Print.of("url", values)
                .quoted("--url", "url")
                .quoted("--mirrorlist", "mirrorlist")
                .quoted("--metalink", "metalink")
                .quoted("--proxy", "proxy")
                .flag("--noverifyssl", "noverifyssl")
                .and(SourceForms::printCertificates)
                .line();
    }

    /// A blank is left behind the name when there is no address; the reference does so.
    private static String printRepo(Values values, KsVersion version) {
        boolean addressed = values.isSet("baseurl") || values.isSet("mirrorlist");
        return Print.of("repo --name=\"" + values.text("name") + "\"", values)
                .value("--baseurl", "baseurl")
                .value("--mirrorlist", "mirrorlist")
                .raw(addressed ? "" : " ")
                .value("--cost", "cost")
                .quoted("--includepkgs", "includepkgs")
                .quoted("--excludepkgs", "excludepkgs")
                .value("--ignoregroups", "ignoregroups")
                .quoted("--proxy", "proxy")
                .flag("--noverifyssl", "noverifyssl")
                .flag("--install", "install")
                .value("--metalink", "metalink")
                .and(SourceForms::printCertificates)
                .line();
    }

    private static Print printCertificates(Print print) {
        return print.quoted("--sslcacert", "sslcacert")
                .quoted("--sslclientcert", "sslclientcert")
                .quoted("--sslclientkey", "sslclientkey");
    }
}
