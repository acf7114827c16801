package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.OutputOption;
import dev.tarmac.cli.command.Session;
import dev.tarmac.json.JsonObject;
import dev.tarmac.plan.Plan;
import dev.tarmac.plan.difference.Difference;
import dev.tarmac.plan.difference.PlanDifference;
import dev.tarmac.plan.text.DifferenceText;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Its exit codes are those of diff(1): a script must be able to tell "different" from "no idea".
@Command(
        name = "diff",
        description = {
            "Plans two files for the same machine and tells what differs on its disks: partitions,"
                    + " volumes, file systems, fstab, the way to boot.",
            "Names that only the files know do not count."
        },
        exitCodeOnExecutionException = LayoutDiffCommand.TROUBLE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both do the same to the disks",
            "1:they differ; how was told",
            "2:they were not compared: a file was refused, or the command line was wrong"
        },
        footer = {
            "%nExamples:",
            "  tarmac layout diff old.yaml new.yaml --disks 2x480GB --firmware uefi",
            "  tarmac layout diff web.ks web.yaml --disks 1x20G --firmware bios -o json",
            "  tarmac layout diff a.yaml b.yaml --facts machine.json --wipe"
        })
final class LayoutDiffCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;
    static final int TROUBLE = 2;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "a kickstart file (.ks, .cfg) or a layout in YAML (anything else)")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "the other one")
    private Path second = Path.of("");

    @Mixin private OutputOption output = new OutputOption();
    @Mixin private PlanOptions options = new PlanOptions();

    private final Session session;

    LayoutDiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused {
        Problems problems = new Problems();
        Optional<Plan> before = plan(first, problems);
        Optional<Plan> after = plan(second, problems);
        problems.throwIfAny();
        List<Difference> differences =
                PlanDifference.between(before.orElseThrow(), after.orElseThrow());
        if (output.isJson())
            session.out()
                    .println(
                            JsonObject.writePretty(
                                    json(before.orElseThrow(), after.orElseThrow(), differences)));
        else session.out().print(DifferenceText.of(differences, session.screen().look()));
        session.out().flush();
        return differences.isEmpty() ? ExitCode.OK : DIFFERENT;
    }

    /// What is wrong with both is told at once.
    private Optional<Plan> plan(Path file, Problems problems) {
        try {
            return Optional.of(options.plan(file, session));
        } catch (Refused refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
    }

    private Map<String, Object> json(Plan before, Plan after, List<Difference> differences) {
        return JsonObject.members(
                "same", differences.isEmpty(),
                "before", JsonObject.members("file", first.toString(), "hash", before.hash()),
                "after", JsonObject.members("file", second.toString(), "hash", after.hash()),
                "differences", differences.stream().map(LayoutDiffCommand::json).toList());
    }

    private static Map<String, Object> json(Difference one) {
        return JsonObject.members(
                "change", one.change().word(),
                "subject", one.subject(),
                "fields", one.fields().stream().map(LayoutDiffCommand::json).toList());
    }

    private static Map<String, Object> json(Difference.Field field) {
        return JsonObject.members(
                "name", field.name(), "before", field.before(), "after", field.after());
    }
}
