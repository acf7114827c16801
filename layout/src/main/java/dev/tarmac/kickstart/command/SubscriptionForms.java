package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL10;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.repeated;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

/// Subscriptions and modules: recognised and checked, not acted upon.
final class SubscriptionForms {
    static final PlainForm RHSM =
            PlainForm.of(
                            Syntax.of(
                                    text("--organization").needed(),
                                    repeated("--activation-key").into("activation_keys").needed(),
                                    flag("--connect-to-insights"),
                                    text("--proxy"),
                                    text("--server-hostname"),
                                    text("--rhsm-baseurl"),
                                    text("--flatpak-registry-url").in(RHEL10)),
                            (values, version) ->
                                    Print.of("rhsm", values)
                                            .quoted("--organization", "organization")
                                            .eachQuoted("--activation-key", "activation_keys")
                                            .flag("--connect-to-insights", "connect_to_insights")
                                            .quoted("--proxy", "proxy")
                                            .quoted("--server-hostname", "server_hostname")
                                            .quoted("--rhsm-baseurl", "rhsm_baseurl")
                                            .quoted(
                                                    "--flatpak-registry-url",
                                                    "flatpak_registry_url")
                                            .line())
                    .checking(SubscriptionForms::checkRhsm);

    static final PlainForm SYSPURPOSE =
            PlainForm.of(
                            Syntax.of(
                                    text("--role"),
                                    text("--sla"),
                                    text("--usage"),
                                    repeated("--addon").into("addons")),
                            (values, version) ->
                                    Print.of("syspurpose", values)
                                            .quoted("--role", "role")
                                            .quoted("--sla", "sla")
                                            .quoted("--usage", "usage")
                                            .eachQuoted("--addon", "addons")
                                            .line())
                    .settling((reading, line) -> wordless(reading, "syspurpose has options alone"));

    static final PlainForm MODULE =
            PlainForm.of(
                            Syntax.of(
                                    text("--name").needed(),
                                    text("--stream"),
                                    off("--disable").into("enable")),
                            (values, version) ->
                                    Print.of("module", values)
                                            .value("--name", "name")
                                            .value("--stream", "stream")
                                            .off("--disable", "enable")
                                            .line())
                    .settling((reading, line) -> wordless(reading, "module has options alone"));

    private SubscriptionForms() {}

    private static Values wordless(Reading reading, String what) throws Rejected {
        if (reading.leftovers().isEmpty()) return reading.values();
        throw new Rejected(what, "use the options alone", reading.leftovers().getFirst().column());
    }

    private static void checkRhsm(Said said) throws Rejected {
        if (!said.isSet("organization"))
            throw said.refusal(
                    "organization", "the organization must not be empty", "write its id");
        if (said.values().items("activation_keys").contains(""))
            throw said.refusal(
                    "activation_keys",
                    "an activation key is empty",
                    "write the key, or remove the option");
    }
}
