package dev.tarmac.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text that [DiskSpec#parse] explains. Commas separate disks, and each disk from what it
/// says of itself.
final class DiskSpecReader {
    private static final Pattern DISK =
            Pattern.compile(
                    "(?:([1-9][0-9]?)X)?([0-9]{1,15}(?:\\.[0-9]{1,9})?)([MGTP])(I?B)?"
                            + "(?:@(512|4096|4K))?");
    private static final String ROTATIONAL = "rotational";
    private static final List<String> KEYS = List.of("name", "serial", "wwn", ROTATIONAL);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_!-]{0,31}");
    private static final Pattern TEXT = Pattern.compile("[!-~]{1,128}");
    private static final int MOST_DISKS = 64;
    private static final long MOST_BYTES = 1L << 60;

    private final String disk;
    private final int count;
    private final Map<String, String> said = new LinkedHashMap<>();

    /// @param words the disk, and then what it says of itself
    private DiskSpecReader(List<String> words) {
        this.disk = words.getFirst();
        Matcher matcher = matcher();
        this.count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        words.stream().skip(1).forEach(this::say);
    }

    static List<DiskSpec> read(String text) {
        List<DiskSpec> disks = new ArrayList<>();
        for (List<String> words : words(text)) {
            disks.addAll(new DiskSpecReader(words).disks());
            if (disks.size() > MOST_DISKS)
                throw new IllegalArgumentException(
                        "at most " + MOST_DISKS + " disks, not " + disks.size());
        }
        requireOneOf("name", disks, disk -> Optional.of(disk.name()));
        requireOneOf("serial", disks, DiskFacts::serial);
        requireOneOf("wwn", disks, DiskFacts::wwn);
        return disks;
    }

    private static List<List<String>> words(String text) {
        List<List<String>> disks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String word = part.trim();
            boolean attribute = word.contains("=") || word.equals(ROTATIONAL);
            if (!attribute) disks.add(new ArrayList<>());
            else if (disks.isEmpty())
                throw new IllegalArgumentException(
                        "'" + word + "' belongs behind a disk, as in 20G," + word);
            disks.getLast().add(word);
        }
        return disks;
    }

    private void say(String word) {
        String[] sides = word.split("=", 2);
        if (!KEYS.contains(sides[0]))
            throw new IllegalArgumentException(
                    "a disk says " + String.join(", ", KEYS) + ", not '" + sides[0] + "'");
        if (said.put(sides[0], sides.length == 1 ? "true" : sides[1]) != null)
            throw new IllegalArgumentException(disk + " says '" + sides[0] + "' twice");
    }

    private List<DiskSpec> disks() {
        Matcher matcher = matcher();
        boolean decimal = "B".equals(matcher.group(4));
        long bytes = bytes(matcher.group(2), matcher.group(3), decimal);
        int sector = matcher.group(5) == null || matcher.group(5).equals("512") ? 512 : 4096;
        DiskSpec spec =
                new DiskSpec(
                        bytes - bytes % sector,
                        sector,
                        ofOne("name", NAME),
                        ofOne("serial", TEXT),
                        ofOne("wwn", TEXT),
                        rotational());
        return Collections.nCopies(count, spec);
    }

    private Matcher matcher() {
        Matcher matcher = DISK.matcher(disk.toUpperCase(Locale.ROOT));
        if (!matcher.matches())
            throw new IllegalArgumentException(
                    "'"
                            + disk
                            + "' is no disk; write 20G, 2x480GB, 1x1.9T@4k or 20G,serial=S1,"
                            + " several separated by commas");
        return matcher;
    }

    private static long bytes(String number, String unit, boolean decimal) {
        BigDecimal power = BigDecimal.valueOf(decimal ? 1000 : 1024).pow("KMGTP".indexOf(unit) + 1);
        BigDecimal bytes = new BigDecimal(number).multiply(power).setScale(0, RoundingMode.DOWN);
        if (bytes.compareTo(BigDecimal.valueOf(MOST_BYTES)) > 0)
            throw new IllegalArgumentException("'" + number + unit + "' is larger than any disk");
        return bytes.longValueExact();
    }

    /// What two disks cannot have in common.
    private Optional<String> ofOne(String key, Pattern form) {
        String value = said.get(key);
        if (value == null) return Optional.empty();
        if (count > 1)
            throw new IllegalArgumentException(
                    count
                            + " disks cannot all have "
                            + key
                            + "="
                            + value
                            + "; write each alone, as in 20G,"
                            + key
                            + "="
                            + value);
        if (!form.matcher(value).matches())
            throw new IllegalArgumentException("'" + value + "' is no " + key + " of a disk");
        return Optional.of(value);
    }

    private boolean rotational() {
        String value = said.getOrDefault(ROTATIONAL, "false");
        if (!value.equals("true") && !value.equals("false"))
            throw new IllegalArgumentException("rotational is true or false, not '" + value + "'");
        return value.equals("true");
    }

    private static void requireOneOf(
            String key, List<DiskSpec> disks, Function<DiskFacts, Optional<String>> value) {
        Set<String> seen = new HashSet<>();
        for (DiskFacts disk : DiskSpec.facts(disks)) {
            Optional<String> one = value.apply(disk);
            if (one.isPresent() && !seen.add(one.get()))
                throw new IllegalArgumentException(
                        "two disks have the " + key + " '" + one.get() + "'");
        }
    }
}
