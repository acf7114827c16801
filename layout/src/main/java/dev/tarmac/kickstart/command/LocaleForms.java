package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.F40;
import static dev.tarmac.kickstart.KsVersion.F45;
import static dev.tarmac.kickstart.KsVersion.RHEL10;
import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.KsVersion.RHEL9;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.one;
import static dev.tarmac.kickstart.option.Arguments.text;
import static dev.tarmac.kickstart.option.Arguments.words;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

import java.util.List;

/// Language, keyboard and time.
final class LocaleForms {
    private static final String TIMESOURCE = "timesource --ntp-server=HOST";

    static final PlainForm LANG =
            PlainForm.of(
                            Syntax.of(one("lang", "<lang>"), list("--addsupport")),
                            (values, version) ->
                                    Print.of("lang", values)
                                            .word("lang")
                                            .value("--addsupport", "addsupport")
                                            .lineIf(values.isSet("lang")))
                    .settling(
                            (reading, line) -> {
                                Values values = reading.expected("lang");
                                return values.with("lang", values.items("lang").getFirst());
                            })
                    .meaning(SystemValues::language);

    static final PlainForm KEYBOARD =
            PlainForm.of(
                            Syntax.of(
                                    words("kbd", "<kbd>"),
                                    text("--vckeymap").into("vc_keymap").initially(""),
                                    list("--xlayouts").into("x_layouts"),
                                    list("--switch").into("switch_options")),
                            LocaleForms::printKeyboard)
                    .settling(LocaleForms::settleKeyboard)
                    .meaning(SystemValues::keyboard);

    static final PlainForm TIMEZONE =
            PlainForm.of(
                            Syntax.of(
                                    words("timezone", "<timezone>"),
                                    flag("--utc", "--isUtc").into("isUtc").in(RHEL7),
                                    flag("--utc").into("isUtc").notIn(RHEL7),
                                    flag("--isUtc")
                                            .into("isUtc")
                                            .notIn(RHEL7, RHEL10)
                                            .agingIn("--utc", F40, F45),
                                    flag("--nontp")
                                            .notIn(RHEL10)
                                            .agingIn("timesource --ntp-disable", RHEL9, F40, F45),
                                    list("--ntpservers")
                                            .notIn(RHEL10)
                                            .agingIn(TIMESOURCE, RHEL9, F40, F45)),
                            LocaleForms::printTimezone)
                    .settling(LocaleForms::settleTimezone)
                    .checking(LocaleForms::checkTimezone)
                    .meaning(SystemValues::timezone);

    static final PlainForm TIMESOURCE_FORM =
            PlainForm.of(
                            Syntax.of(
                                    text("--ntp-server"),
                                    text("--ntp-pool"),
                                    flag("--ntp-disable"),
                                    flag("--nts")),
                            (values, version) ->
                                    Print.of("timesource", values)
                                            .value("--ntp-server", "ntp_server")
                                            .value("--ntp-pool", "ntp_pool")
                                            .flag("--nts", "nts")
                                            .flag("--ntp-disable", "ntp_disable")
                                            .line())
                    .checking(
                            said -> {
                                said.onlyOneOf(
                                        "timesource",
                                        "--ntp-server",
                                        "--ntp-pool",
                                        "--ntp-disable");
                                said.oneOf(
                                        "timesource",
                                        List.of("--ntp-server", "--ntp-pool", "--ntp-disable"));
                            })
                    .meaning(SystemValues::timeSource);

    private LocaleForms() {}

    private static Values settleKeyboard(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.expected("keyboard");
        List<String> names = values.items("kbd");
        if (names.size() > 1)
            throw new Rejected(
                    "A single argument is expected for the keyboard command",
                    "name one keyboard; use --xlayouts=us,cz for several",
                    reading.column("kbd"));
        values = values.with("keyboard", names.isEmpty() ? "" : names.getFirst());
        if (values.isSet("keyboard") || values.isSet("vc_keymap") || values.isSet("x_layouts"))
            return values;
        throw new Rejected(
                "One of --xlayouts, --vckeymap options with value(s) or argument is expected for"
                        + " the keyboard command",
                "add --vckeymap=us");
    }

    /// The one name of old is told in comments when newer options speak for it.
    private static String printKeyboard(Values values, KsVersion version) {
        boolean newer = values.isSet("vc_keymap") || values.isSet("x_layouts");
        boolean older = values.isSet("keyboard");
        if (older && !newer) return "keyboard '" + values.text("keyboard") + "'\n";
        String start =
                older
                        ? "# old format: keyboard "
                                + values.text("keyboard")
                                + "\n# new format:\nkeyboard"
                        : "keyboard";
        return Print.of(start, values)
                .value("--vckeymap", "vc_keymap")
                .items("--xlayouts", "x_layouts")
                .items("--switch", "switch_options")
                .lineIf(newer);
    }

    private static Values settleTimezone(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.complete();
        List<String> zones = values.items("timezone");
        if (zones.size() > 1)
            throw new Rejected(
                    "One or zero arguments are expected for the timezone command",
                    "name one time zone",
                    reading.column("timezone"));
        return values.with("timezone", zones.isEmpty() ? "" : zones.getFirst());
    }

    private static void checkTimezone(Said said) throws Rejected {
        if (said.line().arguments().isEmpty())
            throw new Rejected(
                    "At least one option and/or an argument are expected for the timezone command",
                    "name the time zone: timezone Europe/Prague --utc");
        if (said.flag("nontp") && said.isSet("ntpservers"))
            throw said.refusal(
                    "nontp",
                    "Options --nontp and --ntpservers are mutually exclusive",
                    "keep one of them");
    }

    private static String printTimezone(Values values, KsVersion version) {
        boolean old = version == RHEL7 || version == RHEL8;
        boolean options =
                values.flag("isUtc") || values.flag("nontp") || values.isSet("ntpservers");
        boolean said = values.isSet("timezone") || (options && version != RHEL7);
        return Print.of("timezone", values)
                .word("timezone")
                .flag(old ? "--isUtc" : "--utc", "isUtc")
                .flag("--nontp", "nontp")
                .value("--ntpservers", "ntpservers")
                .lineIf(said);
    }
}
