package dev.tarmac.bench;

import dev.tarmac.anaconda.tree.Refusal;
import dev.tarmac.kickstart.Finding;

import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal in the words of the recordings.
final class RefusalAnswer {
    private RefusalAnswer() {}

    /// A kickstart that is refused by its reader.
    static Map<String, Object> unread(Finding finding) {
        return refusal(
                "parse",
                "KickstartParseError",
                finding.problem().where().line(),
                finding.problem().what());
    }

    /// A kickstart that cannot be carried out.
    ///
    /// @param tellsLines whether the installer tells the line of a command that it cannot carry out
    static Map<String, Object> refused(Refusal refusal, boolean tellsLines) {
        boolean reading = refusal.stage() == Refusal.Stage.READING;
        boolean asCommand = refusal.command().isPresent() && (reading || tellsLines);
        return refusal(
                reading ? "parse" : "partitioning",
                asCommand ? "KickstartParseError" : exception(refusal.kind()),
                asCommand ? refusal.command().get().line() : null,
                refusal.message());
    }

    private static Map<String, Object> refusal(
            String stage, String exception, Integer line, String message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("exc", exception);
        answer.put("line", line);
        answer.put("message", message);
        answer.put("ok", false);
        answer.put("stage", stage);
        return answer;
    }

    private static String exception(Refusal.Kind kind) {
        return switch (kind) {
            case COMMAND -> "StorageError";
            case DEVICE -> "DeviceError";
            case VALUE -> "ValueError";
            case PARTITIONS -> "PartitioningError";
            case NOTHING_LEFT -> "GeometryException";
            case SPACE -> "NotEnoughFreeSpaceError";
            case DISKS -> "NoDisksError";
            case BOOT -> "BootLoaderError";
        };
    }
}
