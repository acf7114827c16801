package dev.tarmac.kickstart.honoured;

import java.util.List;

/// What becomes of the options about the running system, its loader, its image, and of scripts.
final class SystemOptions {
    private static final String NO_MENU_PASSWORD = "the boot menu asks for no password";
    private static final String GRUB = "the boot loader is GRUB";
    private static final String AGENT_SHELL =
            "outside of the new system there is /bin/sh and nothing else; the script does not run";
    private static final String AGENT_LOG =
            "outside of the new system only what is below /mnt/sysroot or /mnt/sysimage is kept";
    private static final String NOTHING_ELSE =
            "the line's ports, services and devices do nothing beside it";

    static final List<HonouredOption> ALL =
            OptionTable.joined(
                    OptionTable.of("firewall")
                            .yes("--enable")
                            .sometimesDifferently("--disable", NOTHING_ELSE)
                            .sometimesDifferently("--use-system-defaults", NOTHING_ELSE)
                            .yes("--port", "--trust")
                            .yes("--service", "--ssh", "--http", "--smtp", "--ftp")
                            .sometimesIgnored(
                                    "--remove-service", "a service that is opened too stays open"),
                    OptionTable.of("selinux").yes("--enforcing", "--permissive", "--disabled"),
                    OptionTable.of("services")
                            .yes("--enabled")
                            .sometimesIgnored("--disabled", "what is enabled too stays enabled"),
                    OptionTable.of("bootloader")
                            .yes("--append", "--timeout", "--boot-drive", "--driveorder")
                            .sometimesDifferently(
                                    "--location",
                                    "partition and boot are where the firmware looks, as mbr is")
                            .yes("--disabled")
                            .ignored("--password", NO_MENU_PASSWORD)
                            .ignored("--md5pass", NO_MENU_PASSWORD)
                            .ignored("--iscrypted", NO_MENU_PASSWORD)
                            .ignored("--default", "the image's newest kernel is started")
                            .differently(
                                    "--leavebootorder",
                                    "the profile says whether network or disk comes first")
                            .ignored("--nombr", "BIOS starts what is in front of the disk")
                            .ignored("--extlinux", GRUB)
                            .ignored("--sdboot", GRUB)
                            .ignored("--upgrade", "an installation upgrades nothing"),
                    OptionTable.of("liveimg")
                            .sometimesIgnored(
                                    "--url",
                                    "a .tar, .tar.gz, .tar.xz or .tar.zst is unpacked, no other"
                                            + " file and no disk image")
                            .yes("--checksum")
                            .ignored("--proxy", "machines get the image from the server")
                            .ignored("--noverifyssl", "machines get the image from the server"),
                    OptionTable.of("reboot")
                            .ignored("--eject", "there is nothing to eject")
                            .differently("--kexec", "the server decides how the machine restarts"),
                    OptionTable.of("%pre-install")
                            .sometimesIgnored("--interpreter", AGENT_SHELL)
                            .sometimesIgnored("--log", AGENT_LOG)
                            .yes("--erroronfail"),
                    OptionTable.of("%post")
                            .differently(
                                    "--nochroot",
                                    "the script runs in the agent's system, which is a shell and"
                                            + " busybox; the new one is on /mnt/sysroot")
                            .sometimesIgnored("--interpreter", AGENT_SHELL)
                            .sometimesIgnored("--log", AGENT_LOG)
                            .yes("--erroronfail"));

    private SystemOptions() {}
}
