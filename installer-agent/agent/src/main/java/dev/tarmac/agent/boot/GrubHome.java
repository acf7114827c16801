package dev.tarmac.agent.boot;

import dev.tarmac.order.InstallOrder;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.Step;

import java.util.Optional;

/// Where GRUB finds its directory, and the kernel its root, resolved for one order.
///
/// @param filesystem type of the file system that holds /boot, `filesystemUuid` as GRUB's search
///   writes it
/// @param bootPath GRUB's directory inside that file system: `/boot/grub` or `/grub`
/// @param targetPath the same directory in the installed system: `/boot/grub`
/// @param hint GRUB's name of the partition when it is on the disk booted from (`hd0,gpt2`)
/// @param rootPartuuid of the root partition as the kernel takes it, lower case
public record GrubHome(
        String filesystem,
        String filesystemUuid,
        String bootPath,
        String targetPath,
        Optional<String> hint,
        String rootPartuuid) {

    public static GrubHome of(InstallOrder order, Step.GrubBios step) {
        return of(
                order,
                step.disk(),
                step.bootDevice(),
                step.bootFilesystem(),
                step.bootPath(),
                step.rootDevice());
    }

    public static GrubHome of(InstallOrder order, Step.GrubEfi step) {
        return of(
                order,
                step.disk(),
                step.bootDevice(),
                step.bootFilesystem(),
                step.bootPath(),
                step.rootDevice());
    }

    private static GrubHome of(
            InstallOrder order,
            String disk,
            String bootPartition,
            String filesystem,
            String bootPath,
            String rootPartition) {
        return new GrubHome(
                filesystem,
                Fstab.filesystemUuid(order, bootPartition, filesystem),
                bootPath,
                below(mountPath(order.plan(), bootPartition), bootPath),
                hint(order.plan(), disk, bootPartition),
                order.partuuid(rootPartition));
    }

    /// The path inside the boot file system of a file that the image has at `path`.
    public String insideBoot(String path) {
        String mount = targetPath.substring(0, targetPath.length() - bootPath.length());
        if (!path.startsWith(mount + "/"))
            throw new IllegalArgumentException(
                    path + " does not lie in the file system that GRUB boots from");
        return path.substring(mount.length());
    }

    private static String mountPath(Plan plan, String partition) {
        return plan.only(Step.Mount.class)
                .filter(mount -> mount.device().equals(partition))
                .map(Step.Mount::path)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the plan mounts " + partition + " nowhere"));
    }

    private static Optional<String> hint(Plan plan, String disk, String partition) {
        return plan.tableOf(partition)
                .filter(table -> table.disk().equals(disk))
                .flatMap(table -> plan.extent(partition))
                .map(
                        extent ->
                                "hd0,"
                                        + (extent.type().isGuid() ? "gpt" : "msdos")
                                        + extent.number());
    }

    private static String below(String mount, String path) {
        return mount.equals("/") ? path : mount + path;
    }
}
