package dev.tarmac.bench.fuzz;

import dev.tarmac.bench.fuzz.FuzzResult.Finding;
import dev.tarmac.lab.process.Background;
import dev.tarmac.lab.process.Teardown;
import dev.tarmac.problem.Refused;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets Jazzer search for inputs that a decoder cannot take, in a process of its own: it rewrites
/// classes as they are loaded, and may end at any time.
///
/// @param jazzer its jars, which nothing of ours is compiled against
/// @param corpus keeps the inputs that reached something new, a folder for each target; the next
///   search starts from them. Findings and the fuzzer's words lie beside.
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
        Path log = corpus.resolve(name + ".log");
        Files.deleteIfExists(log);
        int exit = run(command(targets, time, inputs, found), log, time.plus(BESIDES));
        // What an exception says of an input may be no text.
        FuzzerWords words =
                new FuzzerWords(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        Optional<Finding> finding = finding(exit, words);
        try {
            Files.delete(found);
        } catch (DirectoryNotEmptyException e) {
            // It holds what was found.
        }
        return new FuzzResult(name, time.toSeconds(), words.executions(), words.covered(), finding);
    }

    /// It ends with us, however we end: it would search on for hours.
    private static int run(List<String> argv, Path log, Duration limit)
            throws Refused, IOException, InterruptedException {
        try (Teardown teardown = Teardown.alsoAtExit()) {
            Background fuzzer = teardown.make(() -> Background.start(argv, log));
            return fuzzer.ended().get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Refused(
                    "bench fuzz",
                    "the fuzzer did not end within " + limit.toSeconds() + " s",
                    "its last words are in " + log);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
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

    private static Optional<Finding> finding(int exit, FuzzerWords words) throws Refused {
        if (exit == 0) return Optional.empty();
        if (words.artifact().isEmpty())
            throw new Refused(
                    "bench fuzz",
                    "the fuzzer ended with " + exit + ": " + words.end(),
                    "run it on a machine with memory to spare, and report it if it stays");
        return Optional.of(new Finding(Path.of(words.artifact().get()), words.what()));
    }
}
