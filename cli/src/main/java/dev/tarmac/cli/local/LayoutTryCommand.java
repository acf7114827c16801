package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Administrator;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.cli.view.Screen;
import dev.tarmac.json.JsonObject;
import dev.tarmac.lab.LabConfig;
import dev.tarmac.lab.LabReport;
import dev.tarmac.lab.qemu.MachineSpec;
import dev.tarmac.lab.qemu.VirtualFirmware;
import dev.tarmac.lab.trial.Trial;
import dev.tarmac.lab.trial.TrialFolder;
import dev.tarmac.lab.trial.TrialReport;
import dev.tarmac.plan.Plan;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "try",
        description = {
            "Makes a layout's tables and file systems on sparse files, as an install would,",
            "and compares what sfdisk, sgdisk and blkid read there with the plan. Needs root."
        },
        footer = {
            "%nExamples:",
            "  tarmac layout try web.yaml --disks 1x20G --firmware uefi",
            "  tarmac layout try web.yaml --disks 2x1T@4k --firmware bios --keep /tmp/disks",
            "  tarmac layout try web.yaml --disks 1x20G --firmware uefi --boot"
        })
final class LayoutTryCommand implements Callable<Integer> {
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(15);

    /// Nothing but files of our own is written to.
    private static final Permissions ALL = new Permissions(true, true);

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a layout in YAML, or a kickstart file")
    private Path file = Path.of("");

    @Mixin private MachineOptions machine = new MachineOptions();
    @Mixin private LayoutSource source = new LayoutSource();

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "leave the files of the disks there, as NAME.raw")
    private Optional<Path> keep = Optional.empty();

    @Option(
            names = "--boot",
            description = "then install a virtual machine with it, up to its first boot")
    private boolean boot;

    @Mixin private OutputOption output = new OutputOption();

    private final Session session;

    LayoutTryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException, InterruptedException {
        if (boot) checkMachine();
        Target target = machine.target();
        Plan plan =
                Planner.plan(source.layout(file, target, session), target, Optional.empty(), ALL);
        Administrator administrator = Administrator.ofThisProcess();
        if (!administrator.isRoot())
            return administrator.runAsRoot(
                    session.checkout(), spec.root().commandLine().getParseResult().originalArgs());
        new Makings(session).packages(SystemPackage.FOR_TRIAL);
        TrialReport report = Trial.run(plan, target.disks(), folder());
        if (!boot || !report.isEqual()) {
            print(report, report.json());
            return report.isEqual() ? ExitCode.OK : ExitCode.PROBLEMS;
        }
        return boot(report);
    }

    private TrialFolder folder() throws IOException {
        return keep.isPresent()
                ? TrialFolder.kept(keep.get())
                : TrialFolder.below(session.checkout().state().resolve("try"));
    }

    private void print(TrialReport report, Map<String, Object> json) {
        if (output.isJson()) session.out().println(JsonObject.writePretty(json));
        else session.out().print(TrialText.of(report));
        session.out().flush();
    }

    /// What is wrong with the words is told before anything is made.
    private void checkMachine() {
        if (machine.specs().isEmpty())
            throw new ParameterException(
                    spec.commandLine(), "--boot starts a machine with empty disks: give --disks");
        for (Problem problem : machines().problems())
            throw new ParameterException(spec.commandLine(), problem.what() + "; " + problem.fix());
    }

    private LabConfig.Machines machines() {
        return new LabConfig.Machines(
                1,
                VirtualFirmware.of(machine.firmware()),
                machine.specs().orElse(List.of()),
                MachineSpec.Parts.STANDARD);
    }

    private int boot(TrialReport report)
            throws Refused, SetupMissing, IOException, InterruptedException {
        if (!output.isJson()) print(report, Map.of());
        Map<String, Object> json = report.json();
        if (!report.agentLacks().isEmpty()) {
            json.put("boot", "refused");
            if (output.isJson()) print(report, json);
            throw cannot(report.agentLacks());
        }
        Screen screen = output.isJson() ? session.progress() : session.screen();
        LabScreen view = new LabScreen(screen);
        LabReport done = new VirtualInstall(session).run(asked(), view);
        view.end(done);
        json.put("boot", done.machines().getFirst().install().state().toString());
        if (output.isJson()) print(report, json);
        return done.allProven() ? ExitCode.OK : ExitCode.PROBLEMS;
    }

    private VirtualInstall.Asked asked() {
        return new VirtualInstall.Asked(
                machines(), Optional.of(file), Makings.STANDARD_IMAGE, false, BOOT_LIMIT);
    }

    /// As the server refuses it, without a machine having been started for that.
    private Refused cannot(List<String> missing) {
        return new Refused(
                file.toString(),
                "is not booted: this agent cannot do what the plan needs: "
                        + String.join(", ", missing),
                "leave --boot out, or what needs these out of the layout");
    }
}
