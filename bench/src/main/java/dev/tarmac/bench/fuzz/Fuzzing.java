package dev.tarmac.bench.fuzz;

import dev.tarmac.bench.fuzz.FuzzResult.Finding;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.lab.process.Tool.Outcome;
import dev.tarmac.problem.Refused;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets Jazzer search for inputs that a decoder cannot take, in a process of its own: it rewrites
/// classes as they are loaded, and may end at any time.
///
/// @param jazzer its jars, which nothing of ours is compiled against
/// @param corpus keeps the inputs that reached something new, a folder for each target; the next
///   search starts from them. Findings lie beside.
public record Fuzzing(List<Path> jazzer, Path corpus) {
    private static final String MAIN = "com.code_intelligence.jazzer.Jazzer";
    private static final String FINDINGS = "findings";

    /// A whole capture, or a page of YAML; longer inputs make every step slower.
    private static final int LONGEST_INPUT = 8192;

    private static final Duration SLOWEST_INPUT = Duration.ofSeconds(20);

    /// To start, to run what is in the corpus, and to end.
    private static final Duration BESIDES = Duration.ofMinutes(5);

    public Fuzzing {
        jazzer = List.copyOf(jazzer);
    }

    /// All targets, in the order of the report.
    public static List<String> names() {
        return FuzzTargets.ALL.stream().map(FuzzTarget::name).toList();
    }

    /// Searches for so long, or until something is found. Several targets share one process, which
    /// gives each one less but starts only once.
    ///
    /// @param name of the result, and of the folder in the corpus
    public FuzzResult search(String name, List<String> targets, Duration time)
            throws Refused, IOException, InterruptedException {
        Path inputs = Files.createDirectories(corpus.resolve(name));
        plant(inputs, targets);
        Path found =
                Files.createTempDirectory(
                        Files.createDirectories(corpus.resolve(FINDINGS)), name + "-");
        Outcome outcome = Tool.outcome(command(targets, time, inputs, found), time.plus(BESIDES));
        FuzzerWords words = new FuzzerWords(outcome.errors());
        Optional<Finding> finding = finding(outcome, words);
        try {
            Files.delete(found);
        } catch (DirectoryNotEmptyException e) {
            // It holds what was found.
        }
        return new FuzzResult(name, time.toSeconds(), words.executions(), words.covered(), finding);
    }

    private static void plant(Path inputs, List<String> targets) throws IOException {
        for (int place = 0; place < targets.size(); place++) {
            List<byte[]> seeds = FuzzTargets.named(targets.get(place)).seeds();
            for (int number = 0; number < seeds.size(); number++)
                Files.write(
                        inputs.resolve("seed-" + targets.get(place) + "-" + number),
                        FuzzProcess.inputOf(place, targets.size(), seeds.get(number)));
        }
    }

    private List<String> command(List<String> targets, Duration time, Path inputs, Path found) {
        List<String> argv =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-XX:+UseSerialGC",
                                // It rewrites classes while they run, and reads memory of its
                                // native part.
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                classPath(),
                                MAIN));
        argv.add("--target_class=" + FuzzProcess.class.getName());
        argv.add("--target_args=" + String.join(" ", targets));
        argv.add("--instrumentation_includes=dev.tarmac.**");
        argv.add("--reproducer_path=" + found);
        argv.add("-artifact_prefix=" + found + File.separator);
        argv.add("-max_total_time=" + time.toSeconds());
        argv.add("-max_len=" + LONGEST_INPUT);
        argv.add("-timeout=" + SLOWEST_INPUT.toSeconds());
        argv.add("-print_final_stats=1");
        argv.add(inputs.toString());
        return argv;
    }

    private String classPath() {
        return Stream.concat(
                        jazzer.stream().map(Path::toString),
                        Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Optional<Finding> finding(Outcome outcome, FuzzerWords words) throws Refused {
        if (outcome.exit() == 0) return Optional.empty();
        if (words.artifact().isEmpty())
            throw new Refused(
                    "bench fuzz",
                    "the fuzzer ended with " + outcome.exit() + ": " + words.end(),
                    "run it on a machine with memory to spare, and report it if it stays");
        return Optional.of(new Finding(Path.of(words.artifact().get()), words.what()));
    }
}
