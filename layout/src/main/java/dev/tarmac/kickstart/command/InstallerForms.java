package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.option.Arguments.constant;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.text;
import static dev.tarmac.kickstart.option.Arguments.word;
import static dev.tarmac.kickstart.option.Arguments.words;

import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Argument;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

/// How the installer itself runs.
final class InstallerForms {
    /// graphical, text and cmdline are one command; the last one counts.
    static final PlainForm DISPLAY =
            PlainForm.of(
                            Syntax.of(
                                    flag("--non-interactive").into("nonInteractive").notIn(RHEL7)),
                            (values, version) ->
                                    Print.of(values.text("mode"), values)
                                            .flag("--non-interactive", "nonInteractive")
                                            .line())
                    .settling((reading, line) -> reading.complete().with("mode", line.name()))
                    .checking(
                            said -> {
                                if (said.text("mode").equals("cmdline")
                                        && said.flag("nonInteractive"))
                                    throw said.refusal(
                                            "nonInteractive",
                                            "cmdline has no --non-interactive",
                                            "remove it: cmdline never asks");
                            });

    static final PlainForm SKIPX = switchedOn("skipx");
    static final PlainForm MEDIACHECK = switchedOn("mediacheck");
    static final PlainForm UNSUPPORTED_HARDWARE = switchedOn("unsupported_hardware");

    static final PlainForm AUTOSTEP =
            PlainForm.of(
                    Syntax.of(flag("--autoscreenshot")),
                    (values, version) ->
                            Print.of("autostep", values)
                                    .flag("--autoscreenshot", "autoscreenshot")
                                    .line());

    static final PlainForm XCONFIG =
            PlainForm.of(
                    Syntax.of(text("--defaultdesktop"), flag("--startxonboot").into("startX")),
                    (values, version) ->
                            Print.of("xconfig ", values)
                                    .value("--defaultdesktop", "defaultdesktop")
                                    .flag("--startxonboot", "startX")
                                    .lineIf(
                                            values.isSet("defaultdesktop")
                                                    || values.flag("startX")));

    static final PlainForm RESCUE =
            PlainForm.of(
                    Syntax.of(flag("--nomount"), flag("--romount")),
                    (values, version) ->
                            Print.of("rescue", values)
                                    .flag("--nomount", "nomount")
                                    .flag("--romount", "romount")
                                    .line());

    static final PlainForm VNC =
            PlainForm.of(
                    Syntax.of(text("--password"), text("--host"), text("--port")),
                    (values, version) ->
                            Print.of("vnc", values)
                                    .value("--host", "host")
                                    .value("--port", "port")
                                    .value("--password", "password")
                                    .line());

    static final PlainForm RDP =
            PlainForm.of(
                    Syntax.of(text("--username"), text("--password")),
                    (values, version) ->
                            Print.of("rdp", values)
                                    .value("--username", "username")
                                    .value("--password", "password")
                                    .line());

    static final PlainForm ZIPL =
            PlainForm.of(
                    Syntax.of(
                            secureBoot("--secure-boot"),
                            secureBoot("--force-secure-boot"),
                            secureBoot("--no-secure-boot")),
                    (values, version) ->
                            Print.of("zipl", values)
                                    .raw(values.said("secure_boot").map(o -> " " + o).orElse(""))
                                    .lineIf(values.isSet("secure_boot")));

    /// The package sets of old, and what upgraded them.
    static final PlainForm INSTALL =
            PlainForm.of(
                            Syntax.of(text("--root-device")),
                            (values, version) ->
                                    Print.of("install", values)
                                            .value("--root-device", "root_device")
                                            .line())
                    .checking(
                            said -> {
                                if (said.values().has("root_device") && !said.isSet("root_device"))
                                    throw said.refusal(
                                            "root_device", "--root-device is empty", "remove it");
                            });

    static final PlainForm METHOD = PlainForm.of(Syntax.none(), (values, version) -> "");

    static final PlainForm UPDATES =
            PlainForm.of(
                            Syntax.of(
                                    words("old", "[URL]").in(RHEL7, RHEL8),
                                    word("url", "[URL]").notIn(RHEL7, RHEL8)),
                            (values, version) ->
                                    Print.of("updates", values).words("old").word("url").line())
                    .settling(
                            (reading, line) -> {
                                boolean old = line.version() == RHEL7 || line.version() == RHEL8;
                                Values values =
                                        old ? reading.expected("updates") : reading.complete();
                                if (values.items("old").size() > 1)
                                    throw new Rejected(
                                            "updates has one address",
                                            "name one URL",
                                            reading.column("old"));
                                return values;
                            });

    private InstallerForms() {}

    /// A command that is only there or not.
    private static PlainForm switchedOn(String name) {
        return PlainForm.of(Syntax.none(), (values, version) -> name + "\n");
    }

    private static Argument secureBoot(String name) {
        return constant(new Value.Text(name), name).into("secure_boot");
    }
}
