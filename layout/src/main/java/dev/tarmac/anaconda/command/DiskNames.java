package dev.tarmac.anaconda.command;

import dev.tarmac.anaconda.device.Disk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds disks by what commands call them.
final class DiskNames {
    private static final String DEVICES = "/dev/";

    private DiskNames() {}

    /// The disks that a specification means: names or shell patterns, alternatives between bars.
    static List<Disk> matching(String specification, List<Disk> disks) {
        for (String alternative : specification.split("\\|")) {
            Pattern pattern = glob(bare(alternative));
            List<Disk> matching =
                    disks.stream().filter(disk -> pattern.matcher(disk.name()).matches()).toList();
            if (!matching.isEmpty()) return matching;
        }
        return List.of();
    }

    /// The one disk of that name.
    static Optional<Disk> named(String name, List<Disk> disks) {
        return disks.stream().filter(disk -> disk.name().equals(bare(name))).findFirst();
    }

    static String bare(String name) {
        return name.startsWith(DEVICES) ? name.substring(DEVICES.length()) : name;
    }

    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        boolean inClass = false;
        for (char c : glob.toCharArray()) {
            if (inClass) {
                regex.append(c == '!' && regex.charAt(regex.length() - 1) == '[' ? '^' : c);
                inClass = c != ']';
                continue;
            }
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '[' -> {
                    inClass = glob.indexOf(']') > 0;
                    regex.append(inClass ? "[" : "\\[");
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
