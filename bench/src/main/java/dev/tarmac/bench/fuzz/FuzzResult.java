package dev.tarmac.bench.fuzz;

import dev.tarmac.json.JsonObject;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of one target.
///
/// @param executions inputs that it took
/// @param covered how much of our code they reached, in the fuzzer's own count of edges
/// @param finding that ended the search
public record FuzzResult(
        String target, long seconds, long executions, long covered, Optional<Finding> finding) {
    /// Something that a decoder must not do.
    ///
    /// @param input that makes it do so
    /// @param what the exception with its first frames, or that it took too long
    public record Finding(Path input, String what) {}

    private Map<String, Object> json() {
        return JsonObject.members(
                "target", target,
                "seconds", seconds,
                "executions", executions,
                "covered", covered,
                "finding",
                        finding.map(
                                found ->
                                        JsonObject.members(
                                                "input", found.input().toString(),
                                                "what", found.what())));
    }

    /// The report as JSON.
    public static String report(List<FuzzResult> results) {
        return JsonObject.writePretty(
                        Map.of("results", results.stream().map(FuzzResult::json).toList()))
                + "\n";
    }
}
