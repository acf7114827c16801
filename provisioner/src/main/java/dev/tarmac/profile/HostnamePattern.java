package dev.tarmac.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How machines of a profile are called: alternatives separated by `|`, of which the first is taken
/// whose words in braces all have a value. `node-{serial}|node-{mac}` names a machine by its serial
/// number, and one that has none by its hardware address.
public record HostnamePattern(String text) {
    private static final Pattern WORD = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> WORDS = List.of("serial", "mac", "product", "uuid");
    private static final int MAX_LABEL = 63;

    public HostnamePattern {
        if (text.isBlank() || text.length() > 200)
            throw new IllegalArgumentException("a host name pattern has 1 to 200 characters");
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

    /// Letters and digits as they are, everything between them one dash. Firmware that was never
    /// given a serial number says so in words, which are no name.
    private static String plain(String value) {
        String words = value.strip().toLowerCase(Locale.ROOT);
        if (List.of("not specified", "to be filled by o.e.m.", "default string", "none", "0")
                .contains(words)) return "";
        return words.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /// A host name by RFC 1123.
    public static boolean isHostname(String text) {
        if (text.isEmpty() || text.length() > 253) return false;
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
