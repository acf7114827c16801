package dev.tarmac.planner;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What the owner of the machine allowed beforehand.
///
/// @param wipe data that stands on the selected disks may be destroyed
/// @param unproven the install may end without the system ever telling that it booted
/// @param own UUIDs that an unfinished attempt of the same install has drawn: a disk that carries
///   one was already given to it, and what stands there is its own
public record Permissions(boolean wipe, boolean unproven, Set<String> own) {
    public static final Permissions NONE = new Permissions(false, false);

    public Permissions {
        own =
                own.stream()
                        .map(uuid -> uuid.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    public Permissions(boolean wipe, boolean unproven) {
        this(wipe, unproven, Set.of());
    }

    boolean owns(String uuid) {
        return own.contains(uuid.toLowerCase(Locale.ROOT));
    }
}
