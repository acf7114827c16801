package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.option.Rejected;

/// The rules about file systems that part, raid and logvol share.
final class Filesystems {
    private Filesystems() {}

    static void checkMkfsOptions(Said said) throws Rejected {
        if (!said.isSet("mkfsopts")) return;
        if (!said.flag("format"))
            throw said.refusal(
                    "mkfsopts",
                    "--mkfsoptions with --noformat has no effect.",
                    "remove one of them");
        if (said.isSet("fsprofile"))
            throw said.refusal(
                    "mkfsopts",
                    "--mkfsoptions and --fsprofile cannot be used together.",
                    "remove one of them");
    }

    /// Red Hat Enterprise Linux has no btrfs since 8.
    static void refuseBtrfs(Said said) throws Rejected {
        boolean btrfs =
                said.text("fstype").equals("btrfs") || said.text("mountpoint").startsWith("btrfs.");
        if (btrfs)
            throw said.refusal(
                    said.text("fstype").equals("btrfs") ? "fstype" : "mntpoint",
                    "Btrfs file system is not supported",
                    "use --fstype=xfs or --fstype=ext4");
    }
}
