package dev.tarmac.cli.finding;

import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Where;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Findings for scripts.
final class FindingJson {
    private FindingJson() {}

    static Map<String, Object> encode(List<FileFindings> files) {
        return JsonObject.members("files", files.stream().map(FindingJson::file).toList());
    }

    private static Map<String, Object> file(FileFindings file) {
        return JsonObject.members(
                "file",
                file.file(),
                "good",
                file.isGood(),
                "findings",
                file.told().stream().map(FindingJson::finding).toList());
    }

    private static Map<String, Object> finding(Told told) {
        Where where = told.problem().where();
        return JsonObject.members(
                "file",
                where.file(),
                "line",
                counted(where.line()),
                "column",
                counted(where.column()),
                "severity",
                told.severity().name().toLowerCase(Locale.ROOT),
                "rule",
                told.kind().id(),
                "what",
                told.problem().what(),
                "fix",
                told.problem().fix());
    }

    /// A place in a file; a file as a whole has none.
    private static Optional<Integer> counted(int number) {
        return number == 0 ? Optional.empty() : Optional.of(number);
    }
}
