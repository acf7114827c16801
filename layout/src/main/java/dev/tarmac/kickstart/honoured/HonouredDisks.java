package dev.tarmac.kickstart.honoured;

import static dev.tarmac.kickstart.honoured.Honoured.differently;
import static dev.tarmac.kickstart.honoured.Honoured.ignored;
import static dev.tarmac.kickstart.honoured.Honoured.yes;

import java.util.List;

/// What becomes of the commands about disks.
final class HonouredDisks {
    private static final String NO_REMOTE_DISKS =
            "only disks of the machine itself are installed on";

    static final List<Honoured> ALL =
            List.of(
                    yes("part", "a partition of the layout, sized as the installer does"),
                    yes("raid", "an md array of the layout"),
                    yes("volgroup", "an LVM volume group of the layout"),
                    yes("logvol", "a logical volume, thin pool or cache of the layout"),
                    yes(
                            "btrfs",
                            "a btrfs volume or subvolume of the layout, where the release has it"),
                    ignored(
                            "snapshot",
                            "an installation can be repeated; nothing is kept to go back to"),
                    yes(
                            "mount",
                            "an existing device of the layout, its content kept unless --reformat"),
                    yes("clearpart", "what the layout may wipe; nothing else is wiped"),
                    yes("ignoredisk", "which disks the layout sees"),
                    yes("zerombr", "blank disks may get a partition table"),
                    yes(
                            "reqpart",
                            "expanded into the partitions that this firmware needs, and shown"),
                    yes("autopart", "expanded into an explicit layout, and shown"),
                    differently(
                            "bootloader",
                            "GRUB is installed as firmware and layout need it;"
                                    + " --location=none and --disabled install none"),
                    ignored("iscsi", NO_REMOTE_DISKS),
                    ignored("iscsiname", NO_REMOTE_DISKS),
                    ignored("fcoe", NO_REMOTE_DISKS),
                    ignored("zfcp", NO_REMOTE_DISKS),
                    ignored("nvdimm", "memory modules are left as they are set up"),
                    ignored("dmraid", "the release that had it is gone; firmware RAID is a disk"),
                    ignored("multipath", "the release that had it is gone"));

    private HonouredDisks() {}
}
