package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.layout.yaml.LayoutYamlWriter;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
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

    @Mixin private MachineOptions machine = new MachineOptions();
    @Mixin private LayoutSource source = new LayoutSource();

    private final Session session;

    LayoutConvertCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused {
        Converted converted = source.converted(file, machine.optional());
        LayoutSource.tell(converted.notes(), session);
        session.out().print(LayoutYamlWriter.write(converted.layout()));
        session.out().flush();
        return ExitCode.OK;
    }
}
