package dev.tarmac.bench.fuzz;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the fuzzer says.
record FuzzerWords(String text) {
    private static final Pattern EXECUTIONS =
            Pattern.compile("^stat::number_of_executed_units: +(\\d+)$", Pattern.MULTILINE);
    private static final Pattern COVERED =
            Pattern.compile("^#\\d+.* cov: (\\d+)", Pattern.MULTILINE);
    private static final String EXCEPTION = "== Java Exception: ";
    private static final String TOO_LONG = "ERROR: libFuzzer: timeout";
    private static final String ARTIFACT = "Test unit written to ";
    private static final int FRAMES = 12;

    long executions() {
        return last(EXECUTIONS);
    }

    long covered() {
        return last(COVERED);
    }

    private long last(Pattern number) {
        Matcher matcher = number.matcher(text);
        long last = 0;
        while (matcher.find()) last = Long.parseLong(matcher.group(1));
        return last;
    }

    /// The file with the input that was found.
    Optional<String> artifact() {
        return text.lines()
                .filter(line -> line.contains(ARTIFACT))
                .map(line -> line.substring(line.indexOf(ARTIFACT) + ARTIFACT.length()).strip())
                .findFirst();
    }

    /// What the input did.
    String what() {
        int exception = text.indexOf(EXCEPTION);
        if (exception >= 0)
            return text.substring(exception + EXCEPTION.length())
                    .lines()
                    .limit(FRAMES)
                    .takeWhile(line -> !line.startsWith("==") && !line.startsWith("DEDUP"))
                    .collect(Collectors.joining("\n"));
        return text.contains(TOO_LONG) ? "it takes too long" : "the process ended";
    }

    /// The end of it, where something went wrong with the fuzzer itself.
    String end() {
        return text.substring(Math.max(0, text.length() - 2000)).strip();
    }
}
