package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The machine that is planned for: disks as one writes them, or what a machine reported.
final class MachineOptions {
    @Option(
            names = "--disks",
            paramLabel = "SPEC",
            converter = Converters.OfDisks.class,
            description = {
                "the machine's disks: 2x480G@512,1x1.9T@4k",
                "G counts in powers of 1024, GB in powers of 1000; what a disk says of itself"
                        + " follows it: 1T,serial=S1,wwn=W1,name=sdx,rotational"
            })
    private Optional<Converters.Disks> disks = Optional.empty();

    @Option(
            names = "--firmware",
            paramLabel = "bios|uefi",
            converter = Converters.OfFirmware.class,
            description = "how the machine starts")
    private Optional<Firmware> firmware = Optional.empty();

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = {
                "the machine as it reported itself, in place of --disks",
                "(from: tarmac machine show MAC -o json)"
            })
    private Optional<Path> facts = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Converters.OfBytes.class,
            description = "the machine's memory, for the size of swap (default: 8G)")
    private Optional<Long> memory = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /// The disks as they were written; empty where a machine's facts were given.
    Optional<List<DiskSpec>> specs() {
        return disks.map(Converters.Disks::specs);
    }

    /// How the machine starts; UEFI where nothing was said.
    Firmware firmware() {
        return firmware.orElse(Firmware.UEFI);
    }

    /// The machine; without one the command line was wrong.
    Target target() throws Refused {
        return optional()
                .orElseThrow(
                        () -> wrong("say the machine: --disks and --firmware, or --facts FILE"));
    }

    /// The machine, if any option speaks of one.
    Optional<Target> optional() throws Refused {
        if (disks.isPresent() && facts.isPresent())
            throw wrong("--disks and --facts both say what disks there are; drop one");
        if (facts.isPresent()) return Optional.of(reported(facts.get()));
        if (disks.isEmpty() && firmware.isEmpty() && memory.isEmpty()) return Optional.empty();
        if (disks.isEmpty() || firmware.isEmpty())
            throw wrong("a machine takes both, --disks and --firmware");
        return Optional.of(with(Target.of(DiskSpec.facts(disks.get().specs()), firmware.get())));
    }

    private Target reported(Path file) throws Refused {
        MachineFacts reported = facts(file);
        return with(Target.of(reported, firmware.orElse(reported.firmware())));
    }

    private Target with(Target target) {
        return new Target(
                target.disks(),
                target.firmware(),
                target.secureBoot(),
                memory.orElse(target.memoryBytes()));
    }

    /// The facts alone, or a machine with its facts in it.
    private static MachineFacts facts(Path file) throws Refused {
        try {
            JsonObject json = JsonObject.parse(TextFile.read(file));
            return FactsJson.decode(json.has("facts") ? json.object("facts") : json);
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "has no facts of a machine: " + e.getMessage(),
                            "write it anew: tarmac machine show MAC -o json > " + file),
                    e);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
