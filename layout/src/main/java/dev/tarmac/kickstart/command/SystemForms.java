package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.KsVersion.RHEL9;
import static dev.tarmac.kickstart.option.Arguments.constant;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

/// Settings of the installed system, and what happens when it is installed.
final class SystemForms {
    static final PlainForm SELINUX =
            PlainForm.of(
                            Syntax.of(
                                    constant(new Value.Text("disabled"), "--disabled")
                                            .into("selinux"),
                                    constant(new Value.Text("enforcing"), "--enforcing")
                                            .into("selinux"),
                                    constant(new Value.Text("permissive"), "--permissive")
                                            .into("selinux")),
                            (values, version) -> mode("selinux", values.text("selinux")))
                    .meaning(SystemValues::seLinux);

    static final PlainForm FIRSTBOOT =
            PlainForm.of(
                            Syntax.of(
                                    constant(new Value.Text("disable"), "--disable", "--disabled")
                                            .into("firstboot"),
                                    constant(new Value.Text("enable"), "--enable", "--enabled")
                                            .into("firstboot"),
                                    constant(new Value.Text("reconfig"), "--reconfig")
                                            .into("firstboot")),
                            (values, version) -> mode("firstboot", values.text("firstboot")))
                    .meaning(SystemValues::firstBoot);

    static final PlainForm SERVICES =
            PlainForm.of(
                            Syntax.of(list("--disabled"), list("--enabled")),
                            (values, version) ->
                                    Print.of("services", values)
                                            .quoted("--disabled", "disabled")
                                            .quoted("--enabled", "enabled")
                                            .line())
                    .checking(
                            said -> {
                                if (!said.isSet("disabled") && !said.isSet("enabled"))
                                    throw new Rejected(
                                            "One of --disabled or --enabled must be provided.",
                                            "add --enabled=sshd or --disabled=cups");
                            })
                    .meaning(SystemValues::services);

    static final PlainForm EULA =
            PlainForm.of(
                            Syntax.of(flag("--agreed", "--agree", "--accepted", "--accept")),
                            (values, version) ->
                                    Print.of("eula", values)
                                            .flag("--agreed", "agreed")
                                            .lineIf(values.flag("agreed")))
                    .settling(
                            (reading, line) -> {
                                if (!reading.leftovers().isEmpty())
                                    throw new Rejected(
                                            "Kickstart command eula does not take any arguments",
                                            "write eula --agreed",
                                            reading.leftovers().getFirst().column());
                                if (!reading.values().flag("agreed"))
                                    throw new Rejected(
                                            "Kickstart command eula expects the --agreed option",
                                            "write eula --agreed");
                                return reading.values();
                            })
                    .meaning(SystemValues::eula);

    /// reboot, halt, poweroff and shutdown are one command; the last one counts.
    static final PlainForm REBOOT =
            PlainForm.of(
                            Syntax.of(flag("--eject"), flag("--kexec").notIn(RHEL7)),
                            (values, version) ->
                                    Print.of(values.text("action"), values)
                                            .flag("--eject", "eject")
                                            .flag("--kexec", "kexec")
                                            .line())
                    .settling(
                            (reading, line) ->
                                    reading.complete()
                                            .with(
                                                    "action",
                                                    line.name().equals("poweroff")
                                                            ? "shutdown"
                                                            : line.name()))
                    .meaning(SystemValues::afterwards);

    static final PlainForm LOGGING =
            PlainForm.of(
                            Syntax.of(
                                    text("--host"),
                                    text("--port"),
                                    text("--level")
                                            .initially("info")
                                            .oneOf("debug", "info", "warning", "error", "critical")
                                            .in(RHEL7, RHEL8),
                                    text("--level").into("oldLevel").in(RHEL9).agingIn("", RHEL9)),
                            (values, version) ->
                                    Print.of("logging", values)
                                            .value("--level", "level")
                                            .value("--host", "host")
                                            .value("--port", "port")
                                            .lineIf(values.isSet("level") || values.isSet("host")))
                    .checking(
                            said -> {
                                if (said.isSet("port") && !said.isSet("host"))
                                    throw said.refusal(
                                            "port",
                                            "Can't specify --port without --host.",
                                            "add --host=NAME");
                            });

    private SystemForms() {}

    private static String mode(String command, String mode) {
        return mode.isEmpty() ? "" : command + " --" + mode + "\n";
    }
}
