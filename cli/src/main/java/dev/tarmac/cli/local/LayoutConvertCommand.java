package dev.tarmac.cli.local;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.kickstart.convert.Installer;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "convert",
        description = {
            "Writes the layout that a kickstart file stands for, with the installer's sizing.",
            "What autopart and reqpart mean depends on the machine: they need --disks and --firmware."
        },
        footer = {
            "%nExamples:",
            "  tarmac layout convert web.ks > web.yaml",
            "  tarmac layout convert web.ks --version RHEL9 --disks 2x480G --firmware uefi"
        })
final class LayoutConvertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a kickstart file")
    private Path file = Path.of("");

    @Option(
            names = "--disks",
            paramLabel = "SPEC",
            converter = Converters.OfDisks.class,
            description = "the machine's disks: 20G, 2x20G, 1x10G@4k, several with commas between")
    private Optional<Converters.Disks> disks = Optional.empty();

    @Option(
            names = "--firmware",
            paramLabel = "bios|uefi",
            converter = Converters.OfFirmware.class,
            description = "how the machine starts")
    private Optional<Firmware> firmware = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Converters.OfBytes.class,
            description = "the machine's memory, for the size of swap (default: 8G)")
    private Optional<Long> memory = Optional.empty();

    @Option(
            names = "--flavor",
            paramLabel = "rhel9|rhel10",
            converter = Converters.OfFlavor.class,
            description =
                    "whose sizing it gets (default: rhel10 for RHEL10 and Fedora, else rhel9)")
    private Optional<Flavor> flavor = Optional.empty();

    @Option(
            names = "--hostname",
            paramLabel = "NAME",
            description = {
                "goes into the names of volumes that nobody named",
                "(default: that of the network command)"
            })
    private Optional<String> hostName = Optional.empty();

    @Mixin private KickstartOptions kickstart = new KickstartOptions();

    @Spec private CommandSpec spec;

    private final Session session;

    LayoutConvertCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused {
        Kickstart read = kickstart.read(file).kickstart();
        Installer installer = Installer.of(read, flavor).on(hostName);
        Converted converted = KickstartLayout.of(file, read, installer, machine());
        for (Problem note : converted.notes())
            session.err()
                    .println(
                            Printable.lines(
                                    new Problem(note.where(), "note: " + note.what(), note.fix())
                                            .toString()));
        session.err().flush();
        session.out().print(LayoutYamlWriter.write(converted.layout()));
        session.out().flush();
        return ExitCode.OK;
    }

    /// The machine that the layout is for.
    private Optional<Target> machine() {
        boolean wanted = disks.isPresent() || firmware.isPresent() || memory.isPresent();
        if (!wanted) return Optional.empty();
        if (disks.isEmpty() || firmware.isEmpty())
            throw new ParameterException(
                    spec.commandLine(), "a machine takes both, --disks and --firmware");
        List<DiskFacts> facts = new ArrayList<>();
        for (DiskSpec disk : disks.get().specs()) facts.add(disk.facts(facts.size()));
        Target usual = Target.of(facts, firmware.get());
        return Optional.of(
                new Target(facts, firmware.get(), false, memory.orElse(usual.memoryBytes())));
    }
}
