package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.F45;
import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.text;

import dev.tarmac.kickstart.option.Argument;
import dev.tarmac.kickstart.option.Rejected;

import java.util.List;

/// The encryption options that part, raid, logvol and autopart share.
final class Luks {
    static final List<Argument> BASIC =
            List.of(
                    flag("--encrypted"),
                    text("--passphrase"),
                    text("--escrowcert"),
                    flag("--backuppassphrase"));

    static final Argument CIPHER = text("--cipher");

    static final List<Argument> VERSION_2 =
            List.of(
                    text("--luks-version").notIn(RHEL7).initially(""),
                    text("--pbkdf").notIn(RHEL7).initially(""),
                    number("--pbkdf-memory").notIn(RHEL7),
                    number("--pbkdf-time").notIn(RHEL7),
                    number("--pbkdf-iterations").notIn(RHEL7));

    static final Argument HARDWARE = text("--hw-passphrase").in(F45).initially("");

    private Luks() {}

    static void check(Said said) throws Rejected {
        if (said.isSet("pbkdf_time") && said.isSet("pbkdf_iterations"))
            throw said.refusal(
                    "pbkdf_iterations",
                    "Only one of --pbkdf-time and --pbkdf-iterations can be specified.",
                    "keep one of them");
        if (said.isSet("hw_passphrase")
                && !(said.flag("encrypted")
                        && said.text("luks_version").startsWith("luks2-hw-opal")))
            throw said.refusal(
                    "hw_passphrase",
                    "hw-passphrase may be specified only with LUKSv2 HW-OPAL encrypted devices",
                    "add --encrypted --luks-version=luks2-hw-opal, or remove --hw-passphrase");
    }

    static Print passphrase(Print print) {
        return print.when(
                "encrypted",
                part -> part.flag("--encrypted", "encrypted").quoted("--passphrase", "passphrase"));
    }

    static Print escrow(Print print) {
        return print.when(
                "encrypted",
                part ->
                        part.when(
                                "escrowcert",
                                more ->
                                        more.quoted("--escrowcert", "escrowcert")
                                                .flag("--backuppassphrase", "backuppassphrase")));
    }

    static Print cipher(Print print) {
        return print.when("encrypted", part -> part.quoted("--cipher", "cipher"));
    }

    static Print version2(Print print) {
        return print.when(
                "encrypted",
                part ->
                        part.value("--luks-version", "luks_version")
                                .value("--pbkdf", "pbkdf")
                                .value("--pbkdf-memory", "pbkdf_memory")
                                .value("--pbkdf-time", "pbkdf_time")
                                .value("--pbkdf-iterations", "pbkdf_iterations"));
    }

    static Print hardware(Print print) {
        return print.when("encrypted", part -> part.quoted("--hw-passphrase", "hw_passphrase"));
    }
}
