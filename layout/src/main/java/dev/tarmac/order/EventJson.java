package dev.tarmac.order;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;

import java.util.Map;

/// [AgentEvent] as JSON and back.
public final class EventJson {
    private EventJson() {}

    public static Map<String, Object> encode(AgentEvent event) {
        return switch (event) {
            case AgentEvent.StepStarted started ->
                    members(
                            "step-started",
                            event,
                            "step",
                            started.step(),
                            "kind",
                            started.kind(),
                            "subject",
                            started.subject());
            case AgentEvent.StepProgress progress ->
                    members(
                            "step-progress",
                            event,
                            "step",
                            progress.step(),
                            "doneBytes",
                            progress.doneBytes(),
                            "totalBytes",
                            progress.totalBytes());
            case AgentEvent.StepFinished finished ->
                    members("step-finished", event, "step", finished.step());
            case AgentEvent.Notice notice -> members("notice", event, "text", notice.text());
            case AgentEvent.Installed installed ->
                    members("installed", event, "bootOrder", installed.bootOrder());
            case AgentEvent.Failed failed ->
                    members(
                            "failed",
                            event,
                            "step",
                            failed.step(),
                            "where",
                            failed.problem().where().toString(),
                            "what",
                            failed.problem().what(),
                            "fix",
                            failed.problem().fix());
        };
    }

    public static AgentEvent decode(JsonObject json) throws MalformedJson {
        AgentEvent.Stamp stamp =
                new AgentEvent.Stamp(
                        json.text("install"),
                        json.integer("attempt"),
                        json.number("sequence"),
                        json.number("atMillis"));
        try {
            return decode(json, stamp);
        } catch (IllegalArgumentException e) {
            throw new MalformedJson("event: " + e.getMessage(), e);
        }
    }

    private static AgentEvent decode(JsonObject json, AgentEvent.Stamp stamp) throws MalformedJson {
        String event = json.text("event");
        return switch (event) {
            case "step-started" ->
                    new AgentEvent.StepStarted(
                            stamp, json.integer("step"), json.text("kind"), json.text("subject"));
            case "step-progress" ->
                    new AgentEvent.StepProgress(
                            stamp,
                            json.integer("step"),
                            json.number("doneBytes"),
                            json.number("totalBytes"));
            case "step-finished" -> new AgentEvent.StepFinished(stamp, json.integer("step"));
            case "notice" -> new AgentEvent.Notice(stamp, json.text("text"));
            case "installed" -> new AgentEvent.Installed(stamp, json.texts("bootOrder"));
            case "failed" ->
                    new AgentEvent.Failed(
                            stamp,
                            json.integer("step"),
                            Problem.at(json.text("where"), json.text("what"), json.text("fix")));
            default -> throw json.wrong("event", "a kind of event this build knows", event);
        };
    }

    private static Map<String, Object> members(String name, AgentEvent event, Object... rest) {
        AgentEvent.Stamp stamp = event.stamp();
        Map<String, Object> members =
                JsonObject.members(
                        "event", name,
                        "install", stamp.install(),
                        "attempt", stamp.attempt(),
                        "sequence", stamp.sequence(),
                        "atMillis", stamp.atMillis());
        members.putAll(JsonObject.members(rest));
        return members;
    }
}
