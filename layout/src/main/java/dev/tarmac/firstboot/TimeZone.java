package dev.tarmac.firstboot;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where the system stands, and what its hardware clock shows.
///
/// @param name as the time zone database has it; empty: as the image has it
/// @param clockIsUtc whether the hardware clock shows UTC; otherwise the time of the zone
public record TimeZone(Optional<String> name, boolean clockIsUtc) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*");

    public TimeZone {
        name.ifPresent(it -> Checks.matching("time zone", NAME, it));
    }
}
