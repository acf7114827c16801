package dev.tarmac.order;

import dev.tarmac.plan.Plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A plan plus everything that belongs to this attempt alone.
///
/// @param install the install's id
/// @param attempt from 1; events of another attempt are not for this order
/// @param diskUuids GPT disk GUID per planned disk name
/// @param partitionUuids GPT partition GUID per partition name
/// @param filesystemUuids UUID per formatted partition name; see [#vfatSerial]
public record InstallOrder(
        String install,
        int attempt,
        Plan plan,
        String planHash,
        Map<String, UUID> diskUuids,
        Map<String, UUID> partitionUuids,
        Map<String, UUID> filesystemUuids,
        ImageSource image,
        HostSettings host,
        Optional<ProofTicket> proof) {
    public InstallOrder {
        diskUuids = Map.copyOf(diskUuids);
        partitionUuids = Map.copyOf(partitionUuids);
        filesystemUuids = Map.copyOf(filesystemUuids);
        if (attempt < 1) throw new IllegalArgumentException("attempts count from 1");
    }

    /// FAT has 32 bits instead of a UUID: the first eight digits of the drawn one, as fstab writes
    /// them (`ABCD-1234`).
    public static String vfatSerial(UUID uuid) {
        String digits = uuid.toString().substring(0, 8).toUpperCase(Locale.ROOT);
        return digits.substring(0, 4) + "-" + digits.substring(4);
    }
}
