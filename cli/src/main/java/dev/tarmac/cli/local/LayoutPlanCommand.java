package dev.tarmac.cli.local;

import dev.tarmac.agent.run.Abilities;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.view.Printable;
import dev.tarmac.firstboot.FirstBoot;
import dev.tarmac.firstboot.FirstBootText;
import dev.tarmac.json.JsonObject;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.PlanJson;
import dev.tarmac.plan.svg.PlanSvg;
import dev.tarmac.plan.text.PlanText;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "plan",
        description = {
            "Shows what a layout or a kickstart file does to the disks of a machine: everything that"
                    + " is destroyed, everything that is made, to the sector.",
            "Touches nothing."
        },
        footer = {
            "%nExamples:",
            "  tarmac layout plan web.yaml --disks 1x20G --firmware uefi",
            "  tarmac layout plan db.yaml --disks 2x480GB,1x1.9T@4k,serial=S3 --firmware bios",
            "  tarmac layout plan web.ks --disks 2x1T --firmware uefi --svg web.svg",
            "  tarmac layout plan web.yaml --facts machine.json --wipe -o json"
        })
final class LayoutPlanCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "a kickstart file (.ks, .cfg) or a layout in YAML (anything else)")
    private Path file = Path.of("");

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "also draw the disks into this file")
    private Optional<Path> svg = Optional.empty();

    @Mixin private OutputOption output = new OutputOption();
    @Mixin private PlanOptions options = new PlanOptions();

    private final Session session;

    LayoutPlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException {
        Plan plan = options.plan(file, session);
        List<String> missing = Abilities.missing(plan);
        if (svg.isPresent()) Files.writeString(svg.get(), PlanSvg.of(plan));
        if (output.isJson()) session.out().println(JsonObject.writePretty(json(plan, missing)));
        else print(plan, missing);
        session.out().flush();
        return ExitCode.OK;
    }

    private void print(Plan plan, List<String> missing) throws Refused {
        session.out().print(PlanText.of(plan, missing, session.screen().look()));
        Optional<FirstBoot> firstBoot = options.firstBoot(file);
        if (firstBoot.isEmpty()) return;
        session.out().println();
        session.out().println("first boot");
        FirstBootText.of(firstBoot.get())
                .lines()
                .forEach(line -> session.out().println(Printable.line("  " + line)));
    }

    /// What is added to the plan is no part of what its hash is made from.
    private static Map<String, Object> json(Plan plan, List<String> missing) {
        Map<String, Object> members = PlanJson.encode(plan);
        members.put("hash", plan.hash());
        members.put("needs", plan.needs());
        members.put("notInstallableYet", missing);
        return members;
    }
}
