package dev.tarmac.kickstart.honoured;

import java.util.List;

/// What becomes of the options about accounts.
final class AccountOptions {
    private static final String READABLE =
            "a password that is no hash travels readable to the machine, which hashes it;"
                    + " --iscrypted with a hash avoids that";
    private static final String LOCKED =
            "a locked account keeps no password; who unlocks it sets a new one";

    static final List<HonouredOption> ALL =
            OptionTable.joined(
                    OptionTable.of("rootpw")
                            .sometimesDifferently("<password>", READABLE)
                            .sometimesDifferently("--lock", LOCKED)
                            .yes("--iscrypted", "--plaintext", "--allow-ssh"),
                    OptionTable.of("user")
                            .yes("--name", "--uid", "--gid", "--groups")
                            .yes("--homedir", "--shell", "--gecos")
                            .sometimesDifferently("--password", READABLE)
                            .sometimesDifferently("--lock", LOCKED)
                            .yes("--iscrypted", "--plaintext"),
                    OptionTable.of("group").yes("--name", "--gid"),
                    OptionTable.of("sshkey")
                            .sometimesDifferently(
                                    "--username",
                                    "no line of the file makes the user; the image must have him")
                            .yes("\"ssh key\""));

    private AccountOptions() {}
}
