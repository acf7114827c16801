package dev.tarmac.cli.local;

import dev.tarmac.bench.Comparison;
import dev.tarmac.bench.InstallBenchmark;
import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.ReportFile;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Administrator;
import dev.tarmac.cli.system.OwnProgram;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.lab.LabConfig;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "install",
        description = {
            "The same machine, disk and image, installed by the agent and by hand in turn: sfdisk, mkfs, wget, openssl,",
            "zstd, tar and GRUB, as an admin would in a rescue shell. Needs root."
        },
        footer = {
            "%nExamples:",
            "  tarmac bench install",
            "  tarmac bench install --firmware uefi --runs 5 --report install.json"
        })
final class BenchInstallCommand implements Callable<Integer> {
    /// The rescue system lies in memory as a whole.
    private static final int MEMORY_MEBIBYTES = 2048;

    private static final int MOST_RUNS = 20;

    @Spec private CommandSpec spec;

    @Option(
            names = "--firmware",
            paramLabel = "bios|uefi",
            converter = Converters.OfFirmware.class,
            description = "how the machines start (default: bios)")
    private Firmware firmware = Firmware.BIOS;

    @Option(names = "--runs", paramLabel = "N", description = "samples of each (default: 3)")
    private int runs = 3;

    @Option(names = "--report", paramLabel = "FILE", description = "write the figures as JSON")
    private Optional<Path> report = Optional.empty();

    private final Session session;

    BenchInstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException, InterruptedException {
        if (runs < 1 || runs > MOST_RUNS)
            throw new ParameterException(spec.commandLine(), "--runs is from 1 to " + MOST_RUNS);
        Administrator administrator = Administrator.ofThisProcess();
        if (!administrator.isRoot())
            return administrator.runAsRoot(
                    session.checkout(), spec.root().commandLine().getParseResult().originalArgs());
        Optional<ReportFile> file = ReportFile.at(report, session.environment());
        Makings makings = new Makings(session);
        makings.packages(SystemPackage.FOR_BENCH);
        makings.agent(session.checkout().agent(), false);
        LabConfig config = config(makings, makings.image(Makings.STANDARD_IMAGE));
        Comparison result =
                new InstallBenchmark(
                                config,
                                session.checkout().cache().resolve("bench"),
                                text -> session.err().println(text))
                        .run();
        session.out().println(result.text());
        session.out().printf("agent/by-hand ratio: %.2f%n", result.ratio());
        if (file.isPresent()) file.get().write(Comparison.report(List.of(result)));
        return ExitCode.OK;
    }

    private LabConfig config(Makings makings, String image) {
        MachineSpec.Parts parts =
                new MachineSpec.Parts(
                        MachineSpec.Nic.VIRTIO, MachineSpec.Bus.VIRTIO, MEMORY_MEBIBYTES, 2);
        return new LabConfig(
                new LabConfig.Machines(
                        runs * 2, VirtualFirmware.of(firmware), DiskSpec.parse("1x10G"), parts),
                Optional.empty(),
                image,
                makings.labFolders(),
                OwnProgram.command(session.checkout()),
                false,
                Duration.ofMinutes(10));
    }
}
