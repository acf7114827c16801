package dev.tarmac.cli.finding;

import dev.tarmac.json.JsonObject;
import dev.tarmac.problem.Where;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Findings in SARIF 2.1.0, which code hosts and editors read.
final class Sarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    static Map<String, Object> encode(List<Told> told) {
        List<Kind> kinds = told.stream().map(Told::kind).distinct().toList();
        return JsonObject.members(
                "$schema",
                SCHEMA,
                "version",
                "2.1.0",
                "runs",
                List.of(
                        JsonObject.members(
                                "tool",
                                tool(kinds),
                                "columnKind",
                                "utf16CodeUnits",
                                "results",
                                told.stream().map(each -> result(each, kinds)).toList())));
    }

    private static Map<String, Object> tool(List<Kind> kinds) {
        return JsonObject.members(
                "driver",
                JsonObject.members(
                        "name", "tarmac", "rules", kinds.stream().map(Sarif::rule).toList()));
    }

    private static Map<String, Object> rule(Kind kind) {
        return JsonObject.members(
                "id",
                kind.id(),
                "shortDescription",
                text(kind.reason()),
                "defaultConfiguration",
                JsonObject.members("level", level(kind)));
    }

    private static Map<String, Object> result(Told told, List<Kind> kinds) {
        return JsonObject.members(
                "ruleId",
                told.kind().id(),
                "ruleIndex",
                kinds.indexOf(told.kind()),
                "level",
                level(told.kind()),
                "message",
                text(told.problem().what() + "\nfix: " + told.problem().fix()),
                "locations",
                List.of(JsonObject.members("physicalLocation", physical(told.problem().where()))));
    }

    private static Map<String, Object> physical(Where where) {
        return JsonObject.members(
                "artifactLocation",
                JsonObject.members("uri", uri(where.file())),
                "region",
                where.line() == 0
                        ? Optional.empty()
                        : Optional.of(
                                JsonObject.members(
                                        "startLine", where.line(), "startColumn", where.column())));
    }

    private static Map<String, Object> text(String text) {
        return JsonObject.members("text", text);
    }

    private static String level(Kind kind) {
        return switch (kind.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    /// Relative paths stay relative: the reader knows the root of the repository.
    private static String uri(String path) {
        String encoded =
                Arrays.stream(path.split("/", -1))
                        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                        .map(part -> part.replace("+", "%20"))
                        .collect(Collectors.joining("/"));
        return path.startsWith("/") ? "file://" + encoded : encoded;
    }
}
