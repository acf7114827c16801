package dev.tarmac.lab;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.lab.process.Tool;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a run that was killed left mounted below a folder, and the loop devices over files in it.
final class Leftovers {
    private static final int MOUNT_POINT = 4;
    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

    private Leftovers() {}

    /// One loop device.
    ///
    /// @param backing a file, or the loop device of the whole disk
    private record Loop(String device, String backing) {}

    static void takeAway(Path folder) throws Refused, IOException, InterruptedException {
        String mounts = Files.readString(Path.of("/proc/self/mountinfo"));
        for (String mount : mounts(mounts, folder)) Tool.run("umount", mount);
        if (Files.notExists(Path.of("/dev/loop-control"))) return;
        String loops = Tool.run("losetup", "--json", "--list", "--output", "NAME,BACK-FILE");
        for (String loop : loops(loops, folder)) Tool.run("losetup", "--detach", loop);
    }

    /// The mount points below `folder`, those on top of others first.
    static List<String> mounts(String mountinfo, Path folder) {
        return mountinfo
                .lines()
                .map(line -> line.split(" ", -1))
                .map(words -> unescaped(words[MOUNT_POINT]))
                .filter(mount -> isBelow(folder, mount))
                .toList()
                .reversed();
    }

    /// The loop devices over files below `folder`, partitions before the disks they are cut from.
    static List<String> loops(String losetup, Path folder) throws IOException {
        if (losetup.isBlank()) return List.of();
        List<String> wholes = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        List<Loop> all = decode(losetup);
        for (Loop loop : all) if (isBelow(folder, loop.backing())) wholes.add(loop.device());
        for (Loop loop : all) if (wholes.contains(loop.backing())) parts.add(loop.device());
        parts.addAll(wholes);
        return parts;
    }

    private static List<Loop> decode(String losetup) throws IOException {
        try {
            return JsonObject.parse(losetup)
                    .list(
                            "loopdevices",
                            loop ->
                                    new Loop(
                                            loop.text("name"),
                                            loop.optionalText("back-file").orElse("")));
        } catch (MalformedJson e) {
            throw new IOException("losetup --json: " + e.getMessage(), e);
        }
    }

    private static boolean isBelow(Path folder, String path) {
        return Path.of(path).startsWith(folder);
    }

    /// The kernel writes blanks and the like as three octal digits.
    private static String unescaped(String word) {
        return ESCAPED.matcher(word)
                .replaceAll(
                        digits ->
                                Matcher.quoteReplacement(
                                        Character.toString(Integer.parseInt(digits.group(1), 8))));
    }
}
