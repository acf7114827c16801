package dev.tarmac.cli.local;

import dev.tarmac.anaconda.device.Flavor;
import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.firstboot.FirstBoot;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.convert.Converted;
import dev.tarmac.kickstart.convert.Installer;
import dev.tarmac.kickstart.firstboot.ToFirstBoot;
import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where layouts come from: files in YAML, and kickstart files, which stand for one on a machine.
final class LayoutSource {
    @Option(
            names = "--flavor",
            paramLabel = "rhel9|rhel10",
            converter = Converters.OfFlavor.class,
            description = {
                "whose sizing a kickstart file gets",
                "(default: rhel10 for RHEL10 and Fedora, else rhel9)"
            })
    private Optional<Flavor> flavor = Optional.empty();

    @Option(
            names = "--hostname",
            paramLabel = "NAME",
            description = {
                "goes into the names of volumes that a kickstart file does not name",
                "(default: that of its network command)"
            })
    private Optional<String> hostName = Optional.empty();

    @Mixin private KickstartOptions kickstart = new KickstartOptions();

    /// By its name, as nothing else tells before a file is read.
    static boolean isKickstart(Path file) {
        String name = file.toString();
        return name.endsWith(".ks") || name.endsWith(".cfg");
    }

    /// The layout of a file; what a kickstart says and its layout does not is told.
    DiskLayout layout(Path file, Target target, Session session) throws Refused {
        if (!isKickstart(file)) return LayoutYaml.read(file.toString(), TextFile.read(file));
        Converted converted = converted(file, Optional.of(target));
        tell(converted.notes(), session);
        return converted.layout();
    }

    /// What a kickstart file says of the installed system; a layout says nothing of it.
    Optional<FirstBoot> firstBoot(Path file) throws Refused {
        if (!isKickstart(file)) return Optional.empty();
        return Optional.of(ToFirstBoot.of(kickstart.read(file).kickstart()).value());
    }

    /// The layout that a kickstart file stands for.
    Converted converted(Path file, Optional<Target> target) throws Refused {
        Kickstart read = kickstart.read(file).kickstart();
        return KickstartLayout.of(file, read, Installer.of(read, flavor).on(hostName), target);
    }

    /// On standard error: standard output may be somebody's data.
    static void tell(List<Problem> notes, Session session) {
        for (Problem note : notes)
            session.err()
                    .println(
                            Printable.lines(
                                    new Problem(note.where(), "note: " + note.what(), note.fix())
                                            .toString()));
        session.err().flush();
    }
}
