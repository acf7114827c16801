package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.facts.DiskFacts;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The machine that a layout is for: empty disks, or what a machine reported of itself.
final class TargetOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--disks",
            paramLabel = "SPEC",
            converter = Converters.OfDisks.class,
            description =
                    "the machine's disks, empty: 20G, 2x20G, 1x10G@4k, several with commas between")
    private Optional<Converters.Disks> disks = Optional.empty();

    @Option(
            names = "--facts",
            paramLabel = "FACTS.json",
            description = "or what a machine reported of itself, with what is on its disks")
    private Optional<Path> facts = Optional.empty();

    @Option(
            names = "--firmware",
            required = true,
            paramLabel = "bios|uefi",
            converter = Converters.OfFirmware.class,
            description = "how the machine starts")
    private Firmware firmware = Firmware.UEFI;

    Firmware firmware() {
        return firmware;
    }

    /// Empty where a machine's facts were given.
    Optional<List<DiskSpec>> specs() {
        return disks.map(Converters.Disks::specs);
    }

    Target target() throws Refused {
        if (disks.isPresent() == facts.isPresent())
            throw new ParameterException(
                    command.commandLine(), "give --disks or --facts, one of them");
        if (facts.isPresent()) return Target.of(read(facts.get()), firmware);
        List<DiskFacts> empty = new ArrayList<>();
        for (DiskSpec disk : specs().orElseThrow()) empty.add(disk.facts(empty.size()));
        return Target.of(empty, firmware);
    }

    private static MachineFacts read(Path file) throws Refused {
        try {
            return FactsJson.decode(JsonObject.parse(TextFile.read(file)));
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "is no facts of a machine: " + e.getMessage(),
                            "write there what `tarmac machine show MAC -o json` has under facts"),
                    e);
        }
    }
}
