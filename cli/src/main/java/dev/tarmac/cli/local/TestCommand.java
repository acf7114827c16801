package dev.tarmac.cli.local;

import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.Session;
import dev.tarmac.cli.system.Administrator;
import dev.tarmac.cli.system.Processes;
import dev.tarmac.cli.system.Processes.Call;
import dev.tarmac.cli.system.SetupMissing;
import dev.tarmac.cli.system.SystemPackage;
import dev.tarmac.cli.system.SystemPackages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final Duration LIMIT = Duration.ofHours(6);

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

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, SetupMissing {
        Path root = session.checkout().root();
        if (!fast) {
            Administrator administrator = Administrator.ofThisProcess();
            if (!administrator.isRoot())
                return administrator.runAsRoot(session.checkout(), arguments());
            new SystemPackages(Path.of("/"), administrator, session.err())
                    .require(SystemPackage.FOR_TEST);
        }
        TestReports.delete(root);
        int maven = Processes.real().run(new Call(maven(), root, Map.of(), LIMIT, false));
        TestReports reports = TestReports.read(root);
        for (String failure : reports.failures()) session.out().println("FAILED " + failure);
        if (maven != 0)
            session.out()
                    .println(
                            "Maven ended with "
                                    + maven
                                    + " before all tests had run; its words are above");
        session.out().println(reports.summary());
        return maven == 0 && reports.failures().isEmpty() ? ExitCode.OK : ExitCode.PROBLEMS;
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
        if (!modules.isEmpty()) {
            argv.add("-pl");
            argv.add(String.join(",", modules.stream().map(module -> ":" + module).toList()));
            argv.add("-am");
        }
        return argv;
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("test"));
        if (all) arguments.add("--all");
        for (String module : modules) arguments.addAll(List.of("--module", module));
        if (!name.isEmpty()) arguments.addAll(List.of("--name", name));
        return arguments;
    }
}
