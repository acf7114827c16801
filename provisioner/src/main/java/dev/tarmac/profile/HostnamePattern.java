package dev.tarmac.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How machines of a profile are called: alternatives separated by `|`, of which the first is taken
/// whose words in braces all have a value. `node-{serial}|node-{mac}` names a machine by its serial
/// number, and one that has none by its hardware address.
public record HostnamePattern(String text) {
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> WORDS = List.of("serial", "mac", "product", "uuid");
    private static final int MAX_LABEL = 63;

    /// HOST_NAME_MAX of Linux: systemd ignores a longer one.
    private static final int MAX_NAME = 64;

    private static final int MAX_PATTERN = 200;

    /// What firmware says that was never given a serial number.
    private static final Set<String> PLACEHOLDERS =
            Set.of(
                    "0",
                    "0123456789",
                    "123456789",
                    "1234567890",
                    "default string",
                    "empty",
                    "invalid",
                    "n/a",
                    "na",
                    "none",
                    "not applicable",
                    "not available",
                    "not specified",
                    "system serial number",
                    "system product name",
                    "to be filled by o.e.m.",
                    "unknown");

    public HostnamePattern {
        if (text.isBlank() || text.length() > MAX_PATTERN)
            throw new IllegalArgumentException(
                    "a host name pattern has 1 to " + MAX_PATTERN + " characters");
        for (String alternative : text.split("\\|", -1)) check(alternative);
    }

    private static void check(String alternative) {
        Matcher words = WORD.matcher(alternative);
        while (words.find())
            if (!WORDS.contains(words.group(1)))
                throw new IllegalArgumentException(
                        "no word {"
                                + words.group(1)
                                + "}; there are {serial}, {mac}, {product}, {uuid}");
        if (!WORD.matcher(alternative).replaceAll("").matches("[A-Za-z0-9.-]*"))
            throw new IllegalArgumentException(
                    "a host name has letters, digits, '-' and '.', not '" + alternative + "'");
    }

    /// The name of a machine with those words; empty when no alternative fits.
    public Optional<String> name(Map<String, String> values) {
        for (String alternative : text.split("\\|", -1)) {
            Optional<String> name = fill(alternative, values);
            if (name.isPresent()) return name;
        }
        return Optional.empty();
    }

    private static Optional<String> fill(String alternative, Map<String, String> values) {
        StringBuilder name = new StringBuilder();
        Matcher words = WORD.matcher(alternative);
        while (words.find()) {
            String value = plain(values.getOrDefault(words.group(1), ""));
            if (value.isEmpty()) return Optional.empty();
            words.appendReplacement(name, Matcher.quoteReplacement(value));
        }
        words.appendTail(name);
        return Optional.of(name.toString().toLowerCase(Locale.ROOT))
                .filter(HostnamePattern::isHostname);
    }

    /// Letters and digits as they are, everything between them one dash; placeholders are no name.
    private static String plain(String value) {
        String words = value.strip().toLowerCase(Locale.ROOT);
        if (PLACEHOLDERS.contains(words)) return "";
        return words.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /// A host name by RFC 1123 that Linux takes.
    public static boolean isHostname(String text) {
        if (text.isEmpty() || text.length() > MAX_NAME) return false;
        for (String label : text.split("\\.", -1))
            if (label.length() > MAX_LABEL
                    || !label.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")) return false;
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
