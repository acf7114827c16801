package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.ReportFile;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.cli.system.Administrator;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.lab.LabConfig;
import dev.tarmac.lab.LabReport;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "lab",
        description = {
            "Installs virtual machines with real firmware and empty disks, from power-on to proven.",
            "Builds the agent and the image first when they are missing. Needs root."
        },
        footer = {
            "%nExamples:",
            "  tarmac lab",
            "  tarmac lab --firmware bios --machines 2",
            "  tarmac lab --firmware uefi-secure",
            "  tarmac lab --disks 1x10G@4k --report lab.json",
            "  tarmac lab --nic e1000e --bus ahci --keep"
        })
final class LabCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--firmware",
            paramLabel = "KIND",
            converter = Converters.OfVirtualFirmware.class,
            description = {
                "how the machines start: bios; uefi (PXE); uefi-http (HTTP Boot, no TFTP);",
                "uefi-secure (Secure Boot with Microsoft's keys) (default: uefi)"
            })
    private VirtualFirmware firmware = VirtualFirmware.UEFI;

    @Option(names = "--machines", paramLabel = "N", description = "how many (default: 1)")
    private int machines = 1;

    @Option(
            names = "--layout",
            paramLabel = "FILE",
            description = "a disk layout (default: one root partition)")
    private Optional<Path> layout = Optional.empty();

    @Option(
            names = "--image",
            paramLabel = "NAME|FILE",
            description = "an image in the store, or a tar to import first (default: debian-12)")
    private String image = Makings.STANDARD_IMAGE;

    @Option(
            names = "--disks",
            paramLabel = "SPEC",
            converter = Converters.OfDisks.class,
            description = "each machine's disks, like 2x20G or 1x10G@4k (default: 1x20G)")
    private Converters.Disks disks = new Converters.Disks(DiskSpec.parse("1x20G"));

    @Option(
            names = "--nic",
            paramLabel = "virtio|e1000e",
            description = "the network card (default: virtio)")
    private MachineSpec.Nic nic = MachineSpec.Nic.VIRTIO;

    @Option(
            names = "--bus",
            paramLabel = "virtio|ahci|nvme",
            description = "what the disks hang on (default: virtio)")
    private MachineSpec.Bus bus = MachineSpec.Bus.VIRTIO;

    @Option(names = "--report", paramLabel = "FILE", description = "write what happened as JSON")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--keep", description = "leave machines and server up, until the next run")
    private boolean keep;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "from power-on to the last machine's end (default: 900)")
    private int timeoutSeconds = 900;

    private final Session session;

    LabCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException, InterruptedException {
        Makings makings = new Makings(session);
        check(makings);
        Administrator administrator = Administrator.ofThisProcess();
        if (!administrator.isRoot())
            return administrator.runAsRoot(
                    session.checkout(), spec.root().commandLine().getParseResult().originalArgs());
        Optional<ReportFile> file = ReportFile.at(report, session.environment());
        LabScreen screen = new LabScreen(session.screen());
        LabReport done = new VirtualInstall(session).run(asked(), screen);
        if (file.isPresent()) file.get().write(done.json());
        screen.end(done);
        return done.allProven() ? ExitCode.OK : ExitCode.PROBLEMS;
    }

    /// What is wrong with the words is told before anything is built, which takes minutes.
    private void check(Makings makings) throws Refused, IOException {
        for (Problem problem : wanted().problems())
            throw new ParameterException(spec.commandLine(), problem.what() + "; " + problem.fix());
        if (timeoutSeconds < 1)
            throw new ParameterException(spec.commandLine(), "--timeout is 1 or more seconds");
        makings.checkImage(image);
        if (layout.isPresent())
            LayoutYaml.read(layout.get().toString(), TextFile.read(layout.get()));
    }

    private LabConfig.Machines wanted() {
        return new LabConfig.Machines(
                machines, firmware, disks.specs(), MachineSpec.Parts.STANDARD.with(nic).with(bus));
    }

    private VirtualInstall.Asked asked() {
        return new VirtualInstall.Asked(
                wanted(), layout, image, keep, Duration.ofSeconds(timeoutSeconds));
    }
}
