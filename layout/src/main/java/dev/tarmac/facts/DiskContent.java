package dev.tarmac.facts;

import java.util.Optional;

/// Something found on a disk: a partition table, a file system, a volume signature.
///
/// @param where the disk (`vda`) or partition (`vda1`) it stands on, in the agent's names at that
///   moment
/// @param type `gpt`, `dos`, `ext4`, `xfs`, `vfat`, `swap`, `lvm2`, `md`, `luks`, or `data` for
///   anything that is not zero and not known
/// @param label what the one who made it called it: of `md` the name of the array, of `lvm2` that
///   of the volume group
public record DiskContent(
        String where, String type, Optional<String> label, Optional<String> uuid) {
    @Override
    public String toString() {
        return type
                + " on "
                + where
                + label.map(text -> " \"" + text + "\"").orElse("")
                + uuid.map(text -> " " + text).orElse("");
    }
}
