package dev.tarmac.agent.run;

import dev.tarmac.agent.process.Command;
import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The only place that knows how the tools which change disks are called. A step without a tool is
/// done by this package itself. No `default`: a new [Step] does not compile until it has a line
/// here.
final class StepCommands {
    /// A big, slow disk takes its time, and a maker of file systems that is killed leaves half of
    /// one.
    private static final Duration FILESYSTEM_LIMIT = Duration.ofMinutes(30);

    private StepCommands() {}

    static Optional<Command> of(Step step, Devices devices, InstallOrder order) {
        return switch (step) {
            case Step.Wipe wipe -> Optional.of(wipe(wipe, devices));
            case Step.WriteGpt table -> Optional.of(table(table, devices, order));
            case Step.MakeFilesystem make -> Optional.of(filesystem(make, devices, order));
            case Step.WriteMbr _,
                    Step.ChangeTable _,
                    Step.CreateArray _,
                    Step.Encrypt _,
                    Step.CreateGroup _,
                    Step.CreateVolume _,
                    Step.CacheVolume _,
                    Step.MakeBtrfs _,
                    Step.CreateSubvolume _,
                    Step.WriteCrypttab _,
                    Step.WriteMdadmConf _ ->
                    Optional.empty();
            case Step.Mount ignored -> Optional.empty();
            case Step.Unpack ignored -> Optional.empty();
            case Step.WriteFstab ignored -> Optional.empty();
            case Step.Configure ignored -> Optional.empty();
            case Step.GrubBios ignored -> Optional.empty();
            case Step.GrubEfi ignored -> Optional.empty();
            case Step.Flush ignored -> Optional.empty();
            case Step.MakeBootable ignored -> Optional.empty();
        };
    }

    private static Command wipe(Step.Wipe wipe, Devices devices) {
        return Command.of("wipefs", "--all", "--force", devices.disk(wipe.disk()).toString());
    }

    private static Command table(Step.WriteGpt table, Devices devices, InstallOrder order) {
        UUID disk = order.diskUuids().get(table.disk());
        if (disk == null)
            throw new IllegalArgumentException("the order has no GUID for disk " + table.disk());
        return Command.of(
                        "sfdisk",
                        "--quiet",
                        "--no-reread",
                        "--no-tell-kernel",
                        "--wipe",
                        "always",
                        devices.disk(table.disk()).toString())
                .reading(SfdiskScript.of(table, disk, order.partitionUuids()));
    }

    /// Nothing is discarded or zeroed that need not be: inode tables are made by the kernel when
    /// the installed system first mounts them, and a fresh disk needs no discard.
    private static Command filesystem(
            Step.MakeFilesystem make, Devices devices, InstallOrder order) {
        UUID uuid = order.filesystemUuids().get(make.device());
        if (uuid == null)
            throw new IllegalArgumentException("the order has no UUID for " + make.device());
        String node = devices.partition(make.device()).toString();
        String label = make.filesystem().label();
        List<String> arguments = new ArrayList<>();
        switch (make.filesystem().kind()) {
            case EXT4 -> {
                arguments.addAll(List.of("mkfs.ext4", "-q", "-F", "-U", uuid.toString()));
                add(arguments, "-L", label);
                arguments.add("-E");
                arguments.add("lazy_itable_init=1,lazy_journal_init=1,nodiscard");
            }
            case XFS -> {
                arguments.addAll(List.of("mkfs.xfs", "-q", "-f", "-K", "-m", "uuid=" + uuid));
                add(arguments, "-L", label);
            }
            case VFAT -> {
                String serial = InstallOrder.vfatSerial(uuid).replace("-", "");
                arguments.addAll(List.of("mkfs.fat", "-F", "32", "-i", serial));
                add(arguments, "-n", label);
            }
            case EXT2, EXT3, BTRFS ->
                    throw new IllegalArgumentException(
                            "this agent makes no " + make.filesystem().type());
            case SWAP -> {
                arguments.addAll(List.of("mkswap", "-U", uuid.toString()));
                add(arguments, "-L", label);
            }
        }
        arguments.add(node);
        return Command.of(arguments).within(FILESYSTEM_LIMIT);
    }

    private static void add(List<String> arguments, String option, String label) {
        if (label.isEmpty()) return;
        arguments.add(option);
        arguments.add(label);
    }
}
