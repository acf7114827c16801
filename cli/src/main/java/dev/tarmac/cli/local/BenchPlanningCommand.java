package dev.tarmac.cli.local;

import dev.tarmac.bench.planning.PlanningMeasure;
import dev.tarmac.cli.command.ExitCode;
import dev.tarmac.cli.command.ReportFile;
import dev.tarmac.cli.command.Session;
import dev.tarmac.problem.Refused;

import org.openjdk.jmh.runner.RunnerException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

@Command(
        name = "planning",
        description = {
            "How long reading and planning take, warm, in a JVM with one processor (JMH):",
            "a kickstart of 100 lines for 12 disks, the same in YAML, and 1,000 machines."
        },
        footer = {
            "%nExamples:",
            "  tarmac bench planning",
            "  tarmac bench planning --report planning.json"
        })
final class BenchPlanningCommand implements Callable<Integer> {
    @Option(names = "--report", paramLabel = "FILE", description = "write the figures as JSON")
    private Optional<Path> report = Optional.empty();

    private final Session session;

    BenchPlanningCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Refused, IOException {
        Optional<ReportFile> file = ReportFile.at(report, session.environment());
        session.err().println("measuring for about a minute");
        PlanningMeasure measured;
        try {
            measured = PlanningMeasure.run();
        } catch (RunnerException e) {
            throw new Refused(
                    "bench planning",
                    "the measuring JVM failed: " + e.getMessage(),
                    "run it on a quiet machine with memory to spare, and report it if it stays");
        }
        line("kickstart, 100 lines, 12 disks", measured.kickstartMillis(), "ms");
        line("the same in YAML", measured.layoutMillis(), "ms");
        line("1,000 machines", measured.thousandSeconds(), "s");
        session.out().flush();
        if (file.isPresent()) file.get().write(measured.report());
        return ExitCode.OK;
    }

    private void line(String what, double figure, String unit) {
        session.out().println(String.format(Locale.ROOT, "%-32s %8.2f %s", what, figure, unit));
    }
}
