package dev.tarmac.ui;

import dev.tarmac.plan.outcome.SizeText;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and amounts as the pages write them.
public final class Words {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Words() {}

    /// `now`, `12 s`, `5 min`, `3 h`, `40 d`: as much of an age as counts.
    public static String age(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 1) return "now";
        if (seconds < 120) return seconds + " s";
        if (seconds < 2 * 3600) return seconds / 60 + " min";
        if (seconds < 2 * 86_400) return seconds / 3600 + " h";
        return seconds / 86_400 + " d";
    }

    /// `7.2 s`, `1:07.2`, `1:02:07`.
    public static String took(Duration duration) {
        long tenths = Math.round(Math.max(0, duration.toMillis()) / 100.0);
        long seconds = tenths / 10;
        if (seconds < 60) return seconds + "." + tenths % 10 + " s";
        if (seconds < 3600)
            return String.format(
                    Locale.ROOT, "%d:%02d.%d", seconds / 60, seconds % 60, tenths % 10);
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    public static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /// `515 MiB`.
    public static String size(long bytes) {
        return SizeText.of(bytes);
    }

    /// `112.4 MiB/s`; empty while nobody can say.
    static String rate(long bytes, Duration during) {
        long millis = during.toMillis();
        if (bytes <= 0 || millis < 1000) return "";
        double mebibytes = bytes * 1000.0 / millis / (1 << 20);
        return String.format(Locale.ROOT, mebibytes < 10 ? "%.1f MiB/s" : "%.0f MiB/s", mebibytes);
    }
}
