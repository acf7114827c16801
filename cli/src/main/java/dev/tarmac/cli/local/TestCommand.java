package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Administrator;
import dev.tarmac.cli.system.Processes;
import dev.tarmac.cli.system.Processes.Call;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.problem.Refused;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "test",
        description = "Runs the tests, those that boot virtual machines too.",
        footer = {
            "%nExamples:",
            "  tarmac test",
            "  tarmac test --all",
            "  tarmac test --module layout --name PlannerTest",
            "  tarmac test --fast"
        })
final class TestCommand implements Callable<Integer> {
    /// The folder of verdicts that were recorded from the reference parser.
    private static final String RECORDED_KICKSTARTS = "TARMAC_KICKSTART_DATA";

    private static final Duration LIMIT = Duration.ofHours(6);

    /// Modules with tests that boot machines.
    private static final List<String> BOOTING = List.of("lab", "bench", "cli");

    @Spec private CommandSpec spec;

    @Option(
            names = "--all",
            description = "the long matrix of firmware, disks and failures as well")
    private boolean all;

    @Option(names = "--fast", description = "no virtual machines, no root: what mvn verify runs")
    private boolean fast;

    @Option(
            names = "--module",
            paramLabel = "NAME",
            description = "only this module; may be repeated")
    private List<String> modules = List.of();

    @Option(
            names = "--name",
            paramLabel = "TEST",
            description = "only these, like PlannerTest or 'Dhcp*Test#refuses*'")
    private String name = "";

    private final Session session;
    private final Processes processes;

    TestCommand(Session session, Processes processes) {
        this.session = session;
        this.processes = processes;
    }

    @Override
    public Integer call() throws Refused, SetupMissing, IOException, InterruptedException {
        Path root = session.checkout().root();
        if (!fast) {
            Administrator administrator = Administrator.ofThisProcess();
            if (!administrator.isRoot())
                return administrator.runAsRoot(
                        session.checkout(),
                        spec.root().commandLine().getParseResult().originalArgs());
            prepare();
        }
        TestReports.delete(root);
        int maven = processes.run(new Call(maven(), root, Map.of(), LIMIT, false));
        TestReports reports = TestReports.read(root);
        for (String failure : reports.failures()) session.out().println("FAILED " + failure);
        if (reports.isEmpty()) session.out().println("no test ran");
        if (maven != 0)
            session.out()
                    .println(
                            "Maven ended with "
                                    + maven
                                    + " before all tests had run; its words are above");
        session.out().println(reports.summary());
        return maven == 0 && reports.areGood() ? ExitCode.OK : ExitCode.PROBLEMS;
    }

    private List<String> maven() {
        List<String> argv =
                new ArrayList<>(
                        List.of(
                                "mvn",
                                "-B",
                                "-ntp",
                                "-Dstyle.color=never",
                                "verify",
                                "-Dmaven.test.failure.ignore=true"));
        if (!fast) argv.add("-Dtest.excludedGroups=" + (all ? "" : "matrix"));
        if (!name.isEmpty()) argv.add("-Dtest=" + name);
        String recorded = System.getenv(RECORDED_KICKSTARTS);
        if (recorded != null)
            argv.add("-Dtarmac.kickstart.data=" + Path.of(recorded).toAbsolutePath());
        if (!modules.isEmpty()) {
            argv.add("-pl");
            argv.add(String.join(",", modules.stream().map(module -> ":" + module).toList()));
            argv.add("-am");
        }
        return argv;
    }

    /// What the tests need is made once, here, where they look for it.
    private void prepare() throws Refused, SetupMissing, IOException, InterruptedException {
        Makings makings = new Makings(session);
        makings.packages(SystemPackage.FOR_TEST);
        if (!modules.isEmpty() && Collections.disjoint(modules, BOOTING)) return;
        makings.agent(session.checkout().agent(), false);
        makings.image(Makings.STANDARD_IMAGE);
    }
}
