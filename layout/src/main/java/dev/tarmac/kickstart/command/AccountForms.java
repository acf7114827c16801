package dev.tarmac.kickstart.command;

import static dev.tarmac.kickstart.KsVersion.RHEL7;
import static dev.tarmac.kickstart.KsVersion.RHEL8;
import static dev.tarmac.kickstart.option.Arguments.flag;
import static dev.tarmac.kickstart.option.Arguments.list;
import static dev.tarmac.kickstart.option.Arguments.maybeWord;
import static dev.tarmac.kickstart.option.Arguments.number;
import static dev.tarmac.kickstart.option.Arguments.off;
import static dev.tarmac.kickstart.option.Arguments.one;
import static dev.tarmac.kickstart.option.Arguments.text;
import static dev.tarmac.kickstart.option.Arguments.words;

import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Values;
import dev.tarmac.kickstart.option.Reading;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.option.Syntax;

/// Who may log in: root, users, groups, their keys, and the installer's own SSH accounts.
final class AccountForms {
    static final PlainForm ROOTPW =
            PlainForm.of(
                            Syntax.of(
                                    maybeWord("password", "<password>"),
                                    flag("--iscrypted").into("isCrypted"),
                                    flag("--lock"),
                                    off("--plaintext").into("isCrypted"),
                                    flag("--allow-ssh").notIn(RHEL7, RHEL8)),
                            AccountForms::printRootpw)
                    .settling(AccountForms::settleRootpw)
                    .meaning(SystemValues::rootPassword);

    static final PlainForm USER =
            PlainForm.of(
                            Syntax.of(
                                    list("--groups").in(RHEL7),
                                    text("--homedir"),
                                    flag("--iscrypted").into("isCrypted"),
                                    text("--name").needed(),
                                    text("--password"),
                                    text("--shell"),
                                    number("--uid"),
                                    flag("--lock"),
                                    off("--plaintext").into("isCrypted"),
                                    text("--gecos"),
                                    number("--gid"),
                                    list("--groups").notIn(RHEL7)),
                            AccountForms::printUser)
                    .meaning(SystemValues::user)
                    .unique("A user with the name", "name");

    static final PlainForm GROUP =
            PlainForm.of(
                            Syntax.of(text("--name").needed(), number("--gid")),
                            (values, version) ->
                                    Print.of("group", values)
                                            .value("--name", "name")
                                            .number("--gid", "gid")
                                            .line())
                    .meaning(SystemValues::group)
                    .unique("A group with the name", "name");

    static final PlainForm SSHKEY =
            PlainForm.of(
                            Syntax.of(text("--username").needed(), one("sshkey", "\"ssh key\"")),
                            AccountForms::printSshKey)
                    .settling(
                            (reading, line) -> {
                                Values values = reading.expected("sshkey");
                                return values.with("key", values.items("sshkey").getFirst());
                            })
                    .meaning(SystemValues::sshKey)
                    .unique("An SSH key for the user", "username");

    static final PlainForm SSHPW =
            PlainForm.of(
                            Syntax.of(
                                    text("--username").needed(),
                                    flag("--iscrypted").into("isCrypted"),
                                    off("--plaintext").into("isCrypted"),
                                    flag("--lock"),
                                    flag("--sshkey").notIn(RHEL7),
                                    words("password", "<password>")),
                            AccountForms::printSshpw)
                    .settling(AccountForms::settleSshpw)
                    .unique("An ssh user with the name", "username");

    private AccountForms() {}

    private static Values settleRootpw(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.values();
        if (!values.isSet("password") && !values.flag("lock")) throw single("rootpw");
        return reading.expected("rootpw");
    }

    private static Rejected single(String command) {
        return new Rejected(
                "A single argument is expected for the " + command + " command",
                "add the password, in quotes when it holds blanks or a #");
    }

    private static String printRootpw(Values values, KsVersion version) {
        Print print =
                Print.of("rootpw", values).flag("--iscrypted", "isCrypted").flag("--lock", "lock");
        boolean plain = values.isSet("password") && !values.flag("isCrypted");
        return (plain ? print.raw(" --plaintext") : print)
                .flag("--allow-ssh", "allow_ssh")
                .password(" ", "password")
                .lineIf(values.isSet("password") || values.flag("lock"));
    }

    private static String printUser(Values values, KsVersion version) {
        return Print.of("user", values)
                .value("--groups", "groups")
                .value("--homedir", "homedir")
                .value("--name", "name")
                .password(" --password=", "password")
                .flag("--iscrypted", "isCrypted")
                .value("--shell", "shell")
                .number("--uid", "uid")
                .flag("--lock", "lock")
                .quoted("--gecos", "gecos")
                .number("--gid", "gid")
                .line();
    }

    /// The reference's release 8 forgets to escape quotes.
    private static String printSshKey(Values values, KsVersion version) {
        String key = values.text("key");
        return Print.of("sshkey", values)
                .value("--username", "username")
                .raw(" \"" + (version == RHEL8 ? key : key.replace("\"", "\\\"")) + "\"")
                .line();
    }

    private static Values settleSshpw(Reading reading, CommandLine line) throws Rejected {
        Values values = reading.values();
        if (!values.isSet("password")) throw single("sshpw");
        return reading.expected("sshpw")
                .with("password", String.join(" ", values.items("password")));
    }

    private static String printSshpw(Values values, KsVersion version) {
        String kind =
                values.flag("isCrypted")
                        ? " --iscrypted"
                        : values.flag("sshkey") ? " --sshkey" : " --plaintext";
        return Print.of("sshpw", values)
                .value("--username", "username")
                .flag("--lock", "lock")
                .raw(kind)
                .password(" ", "password")
                .line();
    }
}
