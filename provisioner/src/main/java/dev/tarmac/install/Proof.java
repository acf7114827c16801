package dev.tarmac.install;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.Map;

/// What the installed system said about itself at its first boot.
///
/// @param rootPartuuid GPT partition GUID of the file system mounted on /
public record Proof(
        String hostname, String machineId, String rootPartuuid, String kernel, boolean secureBoot) {
    private static final int MAX_TEXT = 256;

    public Map<String, Object> json() {
        return JsonObject.members(
                "hostname", hostname,
                "machineId", machineId,
                "rootPartuuid", rootPartuuid,
                "kernel", kernel,
                "secureBoot", secureBoot);
    }

    public static Proof of(JsonObject json) throws MalformedJson {
        return new Proof(
                text(json, "hostname"),
                text(json, "machineId"),
                text(json, "rootPartuuid"),
                text(json, "kernel"),
                json.flag("secureBoot"));
    }

    private static String text(JsonObject json, String name) throws MalformedJson {
        String text = json.text(name);
        if (text.length() > MAX_TEXT)
            throw json.wrong(name, "at most " + MAX_TEXT + " characters", text.length());
        return text;
    }
}
