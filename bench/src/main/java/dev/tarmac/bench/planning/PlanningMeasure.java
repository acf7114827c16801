package dev.tarmac.bench.planning;

import dev.tarmac.json.JsonObject;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.LinkedHashMap;
import java.util.Map;

/// What reading and planning cost, warm, on one processor.
///
/// @param kickstartMillis a kickstart of 100 lines for 12 disks, from its bytes to the plan
/// @param layoutMillis the same storage said in YAML
/// @param thousandSeconds 1,000 machines that differ, the kickstart read anew for each
public record PlanningMeasure(double kickstartMillis, double layoutMillis, double thousandSeconds) {
    /// Measures in a JVM of its own.
    public static PlanningMeasure run() throws RunnerException {
        Map<String, Double> millis = new LinkedHashMap<>();
        var options =
                new OptionsBuilder()
                        .include(PlanningBenchmark.class.getName())
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build();
        for (RunResult result : new Runner(options).run())
            millis.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
        return new PlanningMeasure(
                millis.get("kickstart"), millis.get("layout"), millis.get("thousand") / 1000);
    }

    public String report() {
        return JsonObject.writePretty(
                JsonObject.members(
                        "kickstartMillis", kickstartMillis,
                        "layoutMillis", layoutMillis,
                        "thousandSeconds", thousandSeconds));
    }
}
