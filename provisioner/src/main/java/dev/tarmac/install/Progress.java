package dev.tarmac.install;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.Map;

/// Where the agent is right now. `totalBytes` is 0 for a step that moves no bytes worth counting.
public record Progress(int step, String kind, String subject, long doneBytes, long totalBytes) {
    public Map<String, Object> json() {
        return JsonObject.members(
                "step", step,
                "kind", kind,
                "subject", subject,
                "doneBytes", doneBytes,
                "totalBytes", totalBytes);
    }

    public static Progress of(JsonObject json) throws MalformedJson {
        return new Progress(
                json.integer("step"),
                json.text("kind"),
                json.text("subject"),
                json.number("doneBytes"),
                json.number("totalBytes"));
    }
}
