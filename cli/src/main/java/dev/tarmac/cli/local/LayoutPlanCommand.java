package dev.tarmac.cli.local;

import dev.tarmac.cli.command.Converters;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.command.TextFile;
import dev.tarmac.facts.DiskFacts;
import dev.tarmac.facts.DiskSpec;
import dev.tarmac.facts.Firmware;
import dev.tarmac.json.JsonObject;
import dev.tarmac.layout.yaml.LayoutYaml;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.planner.Permissions;
import dev.tarmac.planner.Planner;
import dev.tarmac.planner.Target;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "plan",
        description = "Shows to the sector what a layout does to empty disks.",
        footer = {
            "%nExamples:",
            "  tarmac layout plan web.yaml --disks 1x20G --firmware uefi",
            "  tarmac layout plan web.yaml --disks 2x1T@4k --firmware bios -o json"
        })
final class LayoutPlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a layout in YAML")
    private Path file = Path.of("");

    @Option(
            names = "--disks",
            required = true,
            paramLabel = "SPEC",
            converter = Converters.OfDisks.class,
            description = "the machine's disks: 20G, 2x20G, 1x10G@4k, several with commas between")
    private Converters.Disks disks = new Converters.Disks(List.of());

    @Option(
            names = "--firmware",
            required = true,
            paramLabel = "bios|uefi",
            converter = Converters.OfFirmware.class,
            description = "how the machine starts")
    private Firmware firmware = Firmware.UEFI;

    @Mixin private OutputOption output;

    private final Session session;

    LayoutPlanCommand(Session session) {
        this.session = session;
        this.output = new OutputOption();
    }

    @Override
    public Integer call() throws Refused {
        Plan plan =
                Planner.plan(
                        LayoutYaml.read(file.toString(), TextFile.read(file)),
                        Target.of(facts(), firmware),
                        Optional.empty(),
                        Permissions.NONE);
        if (output.isJson()) session.out().println(JsonObject.writePretty(PlanJson.encode(plan)));
        else session.out().print(PlanText.of(plan));
        session.out().flush();
        return ExitCode.OK;
    }

    private List<DiskFacts> facts() {
        List<DiskFacts> facts = new ArrayList<>();
        for (DiskSpec disk : disks.specs()) facts.add(disk.facts(facts.size()));
        return facts;
    }
}
