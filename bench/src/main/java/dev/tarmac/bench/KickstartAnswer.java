package dev.tarmac.bench;

import dev.tarmac.json.JsonObject;
import dev.tarmac.kickstart.Finding;
import dev.tarmac.kickstart.Kickstart;
import dev.tarmac.kickstart.KsVersion;
import dev.tarmac.kickstart.Packages;
import dev.tarmac.kickstart.Script;
import dev.tarmac.kickstart.Value;
import dev.tarmac.kickstart.read.CommandVerdict;
import dev.tarmac.kickstart.read.KickstartReader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What we make of a kickstart line or file, in the words of the recordings: maps and lists as they
/// stand in JSON.
final class KickstartAnswer {
    /// The commands whose settings are recorded.
    private static final List<String> RECORDED =
            List.of(
                    "autopart",
                    "bootc",
                    "bootloader",
                    "btrfs",
                    "cdrom",
                    "clearpart",
                    "harddrive",
                    "ignoredisk",
                    "liveimg",
                    "logvol",
                    "mount",
                    "network",
                    "nfs",
                    "ostreecontainer",
                    "ostreesetup",
                    "part",
                    "raid",
                    "repo",
                    "reqpart",
                    "rootpw",
                    "snapshot",
                    "url",
                    "user",
                    "volgroup",
                    "zerombr");

    private KickstartAnswer() {}

    /// The verdict on one line that stands alone.
    static Map<String, Object> line(String line, KsVersion version) {
        return switch (CommandVerdict.of(line, version)) {
            case CommandVerdict.Accepted(String normalized) ->
                    JsonObject.members("status", "ok", "normalized", normalized);
            // The reference prints its empty value.
            case CommandVerdict.Ignored() ->
                    JsonObject.members("status", "ok", "normalized", "None");
            case CommandVerdict.Unknown() -> {
                Map<String, Object> unknown = JsonObject.members("status", "unknown-command");
                unknown.put("message", null);
                yield unknown;
            }
            case CommandVerdict.Refused(String message) ->
                    JsonObject.members("status", "error", "message", message);
        };
    }

    /// The verdict on a whole file.
    static Map<String, Object> file(String text, KsVersion version) {
        Kickstart kickstart = KickstartReader.readLikeReference("ks", text, version);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", data(kickstart));
        answer.put("errors", faults(kickstart, false));
        answer.put("fatal", faults(kickstart, true).stream().findFirst().orElse(null));
        answer.put("ksvalidator_ok", kickstart.findings().isEmpty());
        answer.put("ok", kickstart.errors().isEmpty());
        answer.put("packages", size(kickstart.packages()));
        answer.put("scripts", kickstart.scripts().stream().map(KickstartAnswer::script).toList());
        answer.put("warnings", warnings(kickstart));
        return answer;
    }

    /// The verdict on a file that somebody uses; only what is recorded of those.
    static Map<String, Object> real(String text, KsVersion version) {
        Map<String, Object> file = file(text, version);
        List<Object> errors = new ArrayList<>((List<?>) file.get("errors"));
        if (file.get("fatal") != null) errors.add(file.get("fatal"));
        return JsonObject.members(
                "ok",
                file.get("ok"),
                "ksvalidator_ok",
                file.get("ksvalidator_ok"),
                "errors",
                errors,
                "data",
                file.get("data"));
    }

    private static Map<String, Object> data(Kickstart kickstart) {
        Map<String, Object> data = new TreeMap<>();
        for (String name : RECORDED) {
            List<Kickstart.Kept> kept = kickstart.kept().getOrDefault(name, List.of());
            if (kept.isEmpty()) continue;
            List<Map<String, Object>> all = kept.stream().map(KickstartAnswer::settings).toList();
            data.put(name, kept.getFirst().once() ? all.getFirst() : all);
        }
        return data;
    }

    private static Map<String, Object> settings(Kickstart.Kept kept) {
        Map<String, Object> settings = new TreeMap<>();
        kept.values()
                .settings()
                .forEach(
                        (name, value) -> {
                            if (!value.isEmpty()) settings.put(name, plain(value));
                        });
        settings.put("lineno", kept.line());
        return settings;
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Whole(var number) -> number;
            case Value.Flag(var on) -> on;
            case Value.Items(var items) -> items;
        };
    }

    private static int size(Packages packages) {
        return packages.packages().size() + packages.groups().size();
    }

    private static Map<String, Object> script(Script script) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("bytes", script.body().codePointCount(0, script.body().length()));
        answer.put("chroot", script.chroot());
        answer.put("interp", script.interpreter());
        answer.put("line", script.headerRefused() ? null : script.where().line());
        answer.put("type", number(script.moment()));
        return answer;
    }

    private static int number(Script.Moment moment) {
        return switch (moment) {
            case PRE -> 0;
            case POST -> 1;
            case TRACEBACK -> 2;
            case PRE_INSTALL -> 3;
            case ON_ERROR -> 4;
        };
    }

    private static List<Map<String, Object>> faults(Kickstart kickstart, boolean stopping) {
        return kickstart.findings().stream()
                .filter(finding -> !finding.kind().isHarmless())
                .filter(finding -> finding.kind().stops() == stopping)
                .map(KickstartAnswer::fault)
                .toList();
    }

    /// The reference tells no line where its language or a whole section fails.
    private static Map<String, Object> fault(Finding finding) {
        Map<String, Object> fault = new LinkedHashMap<>();
        boolean placed =
                switch (finding.kind()) {
                    case ENCODING, OPEN_QUOTE, EMPTY_WORD, CONTENT -> false;
                    case ERROR, STRUCTURE, WARNING, DEPRECATION -> true;
                };
        fault.put(
                "exc",
                switch (finding.kind()) {
                    case ENCODING -> "UnicodeDecodeError";
                    case OPEN_QUOTE -> "ValueError";
                    case EMPTY_WORD -> "IndexError";
                    case CONTENT, ERROR, STRUCTURE, WARNING, DEPRECATION -> "KickstartParseError";
                });
        fault.put("line", placed ? finding.problem().where().line() : null);
        fault.put("message", finding.problem().what());
        return fault;
    }

    private static List<Map<String, Object>> warnings(Kickstart kickstart) {
        return kickstart.findings().stream()
                .filter(finding -> finding.kind().isHarmless())
                .map(
                        finding ->
                                JsonObject.members(
                                        "kind",
                                        finding.kind() == Finding.Kind.WARNING
                                                ? "warning"
                                                : "deprecation",
                                        "message",
                                        finding.problem().what()))
                .toList();
    }
}
