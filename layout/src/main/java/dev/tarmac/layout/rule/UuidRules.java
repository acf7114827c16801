package dev.tarmac.layout.rule;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Filesystem;
import dev.tarmac.layout.Raid;
import dev.tarmac.problem.Problems;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// UUIDs that an author chose: two of one kind that are the same are found by nobody.
final class UuidRules {
    /// As mdadm writes one: 128 bits.
    private static final Pattern ARRAY = Pattern.compile("[0-9a-f]{8}(:[0-9a-f]{8}){3}");

    private final Problems problems;
    private final Map<String, Subject> filesystems = new HashMap<>();
    private final Map<String, Subject> entries = new HashMap<>();
    private final Map<String, Subject> arrays = new HashMap<>();

    private UuidRules(Problems problems) {
        this.problems = problems;
    }

    static void check(DiskLayout layout, Problems problems) {
        UuidRules rules = new UuidRules(problems);
        layout.devices()
                .forEach(
                        device ->
                                device.filesystem()
                                        .flatMap(Filesystem::uuid)
                                        .ifPresent(
                                                uuid ->
                                                        rules.enter(
                                                                rules.filesystems,
                                                                Subject.of(device),
                                                                uuid)));
        layout.btrfs()
                .forEach(
                        volume ->
                                volume.filesystem()
                                        .uuid()
                                        .ifPresent(
                                                uuid ->
                                                        rules.enter(
                                                                rules.filesystems,
                                                                Subject.of(volume),
                                                                uuid)));
        layout.partitions()
                .forEach(
                        one ->
                                one.uuid()
                                        .ifPresent(
                                                uuid ->
                                                        rules.enter(
                                                                rules.entries,
                                                                Subject.of(one),
                                                                uuid)));
        layout.raids().forEach(rules::array);
    }

    private void array(Raid raid) {
        if (raid.uuid().isEmpty()) return;
        String uuid = raid.uuid().get();
        Subject subject = Subject.of(raid);
        if (!ARRAY.matcher(uuid).matches() && !TableRules.isGuid(uuid))
            subject.say(
                    problems,
                    Subject.quoted(uuid) + " is no UUID of an array",
                    "write it as mdadm does: four times eight hexadecimal digits in lower case,"
                            + " with colons between");
        enter(arrays, subject, uuid);
    }

    private void enter(Map<String, Subject> known, Subject subject, String uuid) {
        Subject first = known.putIfAbsent(digits(uuid), subject);
        if (first != null)
            subject.say(
                    problems,
                    "has the UUID of " + first + " (" + first.where() + ")",
                    "give each its own, or none: one is drawn for each install");
    }

    private static String digits(String uuid) {
        return uuid.toLowerCase(Locale.ROOT).replace(":", "").replace("-", "");
    }
}
