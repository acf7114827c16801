package dev.tarmac.kickstart.honoured;

import static dev.tarmac.kickstart.honoured.Honoured.differently;
import static dev.tarmac.kickstart.honoured.Honoured.ignored;
import static dev.tarmac.kickstart.honoured.Honoured.yes;

import java.util.List;

/// What becomes of the commands about the installed system, and of scripts.
final class HonouredSystem {
    private static final String FIRST_BOOT = "set before the first boot";
    private static final String NOT_REGISTERED =
            "the image is not registered; do it after the first boot";

    static final List<Honoured> ALL =
            List.of(
                    yes("rootpw", FIRST_BOOT),
                    yes("user", "made before the first boot"),
                    yes("group", "made before the first boot"),
                    yes("sshkey", "added to the user's authorized keys before the first boot"),
                    yes("lang", FIRST_BOOT),
                    yes("keyboard", FIRST_BOOT),
                    yes("timezone", FIRST_BOOT),
                    yes("timesource", "chrony's sources, set before the first boot"),
                    differently(
                            "network",
                            "a NetworkManager profile for the first boot, of the device that the"
                                    + " machine booted from unless --device names another; the"
                                    + " installation itself uses the address that the machine"
                                    + " booted with"),
                    yes(
                            "firewall",
                            "firewalld's rules for the first boot; the image must hold firewalld"),
                    yes("selinux", FIRST_BOOT),
                    yes("services", "systemd units enabled and disabled before the first boot"),
                    yes("reboot", "done when the installation is"),
                    differently(
                            "%pre-install",
                            "run when the file systems are mounted, before the image is unpacked,"
                                    + " in the agent's system, which is a shell and busybox; the"
                                    + " new one is on /mnt/sysroot"),
                    yes("%post", "run in the installed system before the first boot"),
                    ignored(
                            "%pre",
                            "the disks are planned on the server before the machine runs anything;"
                                    + " describe the disks by selectors"),
                    ignored("%onerror", "the server keeps the log of a failed installation"),
                    ignored("%traceback", "the server keeps the log of a failed installation"),
                    ignored(
                            "%packages",
                            "packages are in the image already; build an image that holds them"),
                    ignored("%addon", "add-ons are programs of the installer, which does not run"),
                    ignored("%anaconda", "it sets the installer, which does not run"),
                    ignored("%certificate", "certificates belong into the image"),
                    ignored("firstboot", "an image starts no setup program"),
                    ignored("eula", "an image asks for no agreement"),
                    ignored("auth", "authselect's profile is the image's"),
                    ignored("authselect", "authselect's profile is the image's"),
                    ignored(
                            "realm",
                            "joining a domain needs credentials; do it after the first boot"),
                    ignored("rhsm", NOT_REGISTERED),
                    ignored("syspurpose", NOT_REGISTERED),
                    ignored("module", "packages are in the image already"),
                    ignored("skipx", "whether a desktop starts is the image's"),
                    ignored("xconfig", "whether a desktop starts is the image's"),
                    ignored("zipl", "it is a boot loader of a machine that is not supported"));

    private HonouredSystem() {}
}
