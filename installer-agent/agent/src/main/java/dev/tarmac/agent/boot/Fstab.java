package dev.tarmac.agent.boot;

import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.FstabEntry;
import dev.tarmac.plan.Step;

import java.util.Optional;
import java.util.UUID;

/// /etc/fstab by the UUIDs of this attempt.
public final class Fstab {
    private static final String HEAD =
            "# <file system> <mount point> <type> <options> <dump> <pass>\n";

    private Fstab() {}

    /// The whole file for the step's entries, in their order.
    public static String text(InstallOrder order, Step.WriteFstab fstab) {
        StringBuilder text = new StringBuilder(HEAD);
        for (FstabEntry entry : fstab.entries())
            text.append(source(order, entry))
                    .append(' ')
                    .append(escaped(entry.path()))
                    .append(' ')
                    .append(entry.type())
                    .append(' ')
                    .append(entry.options().isEmpty() ? "defaults" : entry.options())
                    .append(" 0 ")
                    .append(entry.pass())
                    .append('\n');
        return text.toString();
    }

    private static String source(InstallOrder order, FstabEntry entry) {
        return entry.type().equals("tmpfs")
                ? "tmpfs"
                : "UUID=" + filesystemUuid(order, entry.device(), entry.type());
    }

    /// As blkid and GRUB write it; FAT has a shorter one.
    public static String filesystemUuid(InstallOrder order, String partition, String type) {
        UUID uuid =
                Optional.ofNullable(order.filesystemUuids().get(partition))
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "the order has no UUID for " + partition));
        return type.equals("vfat") ? InstallOrder.vfatSerial(uuid) : uuid.toString();
    }

    /// fstab(5): blanks and backslashes inside a field as octal.
    private static String escaped(String path) {
        return path.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011");
    }
}
