package dev.tarmac.agent.probe;

import dev.tarmac.facts.DiskContent;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `wipefs --json` found, as [DiskContent].
final class Signatures {
    private Signatures() {}

    /// One content per device and kind: the two copies of a GPT are one table, and its protective
    /// MBR is no table of its own. wipefs prints nothing at all when it finds nothing.
    static List<DiskContent> parse(String json) throws MalformedJson {
        if (json.isBlank()) return List.of();
        List<DiskContent> found = JsonObject.parse(json).list("signatures", Signatures::signature);
        List<DiskContent> contents = new ArrayList<>();
        for (DiskContent content : found)
            if (!content.type().equals("PMBR") && !listed(content, contents)) contents.add(content);
        return contents;
    }

    private static boolean listed(DiskContent content, List<DiskContent> contents) {
        for (DiskContent other : contents)
            if (other.where().equals(content.where()) && other.type().equals(content.type()))
                return true;
        return false;
    }

    private static DiskContent signature(JsonObject json) throws MalformedJson {
        return new DiskContent(
                json.text("device"),
                type(json.text("type")),
                text(json.optionalText("label")),
                text(json.optionalText("uuid")));
    }

    private static Optional<String> text(Optional<String> said) {
        return said.filter(text -> !text.isBlank());
    }

    private static String type(String said) {
        return switch (said) {
            case "LVM2_member" -> "lvm2";
            case "linux_raid_member" -> "md";
            case "crypto_LUKS" -> "luks";
            default -> said;
        };
    }
}
