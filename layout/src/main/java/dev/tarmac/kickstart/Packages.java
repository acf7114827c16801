package dev.tarmac.kickstart;

import java.util.List;
import java.util.Optional;

/// What `%packages` selects.
public record Packages(
        List<String> packages,
        List<Group> groups,
        List<String> excludedPackages,
        List<String> excludedGroups,
        Optional<String> environment) {

    public static final Packages NONE =
            new Packages(List.of(), List.of(), List.of(), List.of(), Optional.empty());

    /// How much of a group is wanted.
    public enum Extent {
        REQUIRED,
        DEFAULT,
        ALL
    }

    public record Group(String name, Extent extent) {}

    public Packages {
        packages = List.copyOf(packages);
        groups = List.copyOf(groups);
        excludedPackages = List.copyOf(excludedPackages);
        excludedGroups = List.copyOf(excludedGroups);
    }
}
