package dev.tarmac.order;

import dev.tarmac.firstboot.NoCloudSeed;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A plan plus everything that belongs to this attempt alone.
///
/// @param install the install's id
/// @param attempt from 1; events of another attempt are not for this order
/// @param diskUuids per planned disk; like the next two, see [Identifiers]
/// @param partitionUuids per partition of a GPT
/// @param filesystemUuids per formatted device
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

    /// The same for a host that is known better.
    public InstallOrder with(HostSettings other) {
        return new InstallOrder(
                install,
                attempt,
                plan,
                planHash,
                diskUuids,
                partitionUuids,
                filesystemUuids,
                image,
                other,
                proof);
    }

    /// What cloud-init is told; another attempt is another instance.
    public NoCloudSeed seed() {
        return new NoCloudSeed(
                install + "-" + attempt,
                host.hostname(),
                host.bootMac(),
                host.address(),
                host.sshKeys(),
                host.setup().userData());
    }

    public Identifiers identifiers() {
        return new Identifiers(diskUuids, partitionUuids, filesystemUuids);
    }

    /// How the kernel calls a partition of the plan, whatever the disk is called; see
    /// [Identifiers#partuuid].
    public String partuuid(String partition) {
        Step.WriteTable table =
                plan.tableOf(partition)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no table of the plan holds '" + partition + "'"));
        return identifiers().partuuid(table, plan.extent(partition).orElseThrow());
    }

    /// FAT has 32 bits instead of a UUID: the first eight digits of the drawn one, as fstab writes
    /// them (`ABCD-1234`).
    public static String vfatSerial(UUID uuid) {
        String digits = uuid.toString().substring(0, 8).toUpperCase(Locale.ROOT);
        return digits.substring(0, 4) + "-" + digits.substring(4);
    }
}
