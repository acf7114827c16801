package dev.tarmac.bench;

import dev.tarmac.anaconda.device.Format;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What stands on a device, in the words of the recordings.
final class FormatAnswer {
    /// The recordings have no profiles among the options.
    private static final Pattern PROFILE = Pattern.compile("^-T \\S+ ?");

    private FormatAnswer() {}

    /// Adds it; nothing but its absence when empty.
    static void add(Map<String, Object> answer, Optional<Format> format) {
        answer.put("format", format.map(f -> f.type().word()).orElse(null));
        if (format.isPresent()) add(answer, format.get());
    }

    private static void add(Map<String, Object> answer, Format format) {
        format.mountPoint().ifPresent(mount -> answer.put("mountpoint", mount));
        if (format.type().isMounted()) answer.put("options", format.options());
        format.label().ifPresent(label -> answer.put("fslabel", label));
        format.mkfsOptions()
                .map(options -> PROFILE.matcher(options).replaceFirst(""))
                .filter(options -> !options.isEmpty())
                .ifPresent(options -> answer.put("mkfs", options));
        format.luksVersion().ifPresent(version -> answer.put("luks_version", version));
    }
}
