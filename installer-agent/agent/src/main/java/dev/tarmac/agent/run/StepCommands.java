package dev.tarmac.agent.run;

import dev.tarmac.agent.process.Command;
import dev.tarmac.order.Identifiers;
import dev.tarmac.plan.Step;
import dev.tarmac.problem.Refused;

import java.util.Optional;

/// The only place that knows how the tools which change disks are called. A step without a tool is
/// done by this package itself. No `default`: a new [Step] does not compile until it has a line
/// here.
public final class StepCommands {
    private StepCommands() {}

    /// The program that does a step, or that this package has around what it does itself.
    public static Optional<Command> of(Step step, Nodes nodes, Identifiers identifiers) {
        return switch (step) {
            case Step.Wipe wipe -> wipe(wipe, nodes);
            case Step.WriteGpt table ->
                    Optional.of(
                            sfdisk("always", table, nodes)
                                    .reading(SfdiskScript.of(table, identifiers)));
            case Step.WriteMbr table ->
                    Optional.of(
                            sfdisk("always", table, nodes)
                                    .reading(SfdiskScript.of(table, identifiers)));
            case Step.MakeFilesystem make ->
                    Optional.of(
                            MkfsCommand.of(
                                    make.filesystem(),
                                    identifiers.filesystem(make.device()),
                                    nodes.partition(make.device())));
            case Step.ChangeTable _,
                    Step.KeepTable _,
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

    /// The program that changes a table, when what it keeps still is what the plan says. Signatures
    /// on the disk stay: one at its end may belong to a partition that is kept.
    ///
    /// @param there the table as it was before the first write
    public static Command of(
            Step.ChangeTable table, SfdiskTable there, Nodes nodes, Identifiers identifiers)
            throws Refused {
        KeptPartitions.mustBeThere(table, there);
        return sfdisk("never", table, nodes).reading(SfdiskScript.of(table, there, identifiers));
    }

    /// No tool takes away everything but some partitions.
    private static Optional<Command> wipe(Step.Wipe wipe, Nodes nodes) {
        if (!wipe.keeping().isEmpty()) return Optional.empty();
        String disk = nodes.disk(wipe.disk()).toString();
        return Optional.of(Command.of("wipefs", "--all", "--force", disk));
    }

    private static Command sfdisk(String wipe, Step.WriteTable table, Nodes nodes) {
        return Command.of(
                "sfdisk",
                "--quiet",
                "--no-reread",
                "--no-tell-kernel",
                "--wipe",
                wipe,
                nodes.disk(table.disk()).toString());
    }
}
