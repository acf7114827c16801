package dev.tarmac.lab.disk;

import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What `blkid` recognises on a device.
///
/// @param type as `mount -t` calls it; empty when nothing is there
/// @param label empty when there is none; so is `uuid`
public record Signature(String type, String label, String uuid) {
    /// blkid's exit code where it recognises nothing.
    private static final int NOTHING = 2;

    public static Signature of(Path device) throws Refused, InterruptedException {
        Words words = words(device);
        return new Signature(words.orEmpty("TYPE"), words.orEmpty("LABEL"), words.orEmpty("UUID"));
    }

    static Words words(Path device) throws Refused, InterruptedException {
        List<String> argv = List.of("blkid", "-p", "-o", "export", device.toString());
        Tool.Outcome outcome = Tool.outcome(argv);
        if (outcome.exit() != 0 && outcome.exit() != NOTHING)
            throw new Refused(
                    "blkid",
                    "ended with " + outcome.exit() + ": " + outcome.errors().strip(),
                    "run it by hand to see more: " + String.join(" ", argv));
        return new Words("blkid", parse(outcome.output()));
    }

    /// `LABEL=root`; what is not plain has a backslash before it.
    static Map<String, String> parse(String export) {
        Map<String, String> words = new HashMap<>();
        for (String line : export.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0)
                words.put(
                        line.substring(0, equals),
                        line.substring(equals + 1).replaceAll("\\\\(.)", "$1"));
        }
        return words;
    }
}
