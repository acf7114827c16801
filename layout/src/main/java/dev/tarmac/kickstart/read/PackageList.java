package dev.tarmac.kickstart.read;

import dev.tarmac.kickstart.Packages;
import dev.tarmac.kickstart.option.Rejected;
import dev.tarmac.kickstart.text.PythonText;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Collects what all `%packages` sections select. An exclusion takes an earlier selection back, and
/// the other way round.
final class PackageList {
    private final Set<String> packages = new TreeSet<>();
    private final Set<String> excludedPackages = new TreeSet<>();
    private final List<Packages.Group> groups = new ArrayList<>();
    private final List<String> excludedGroups = new ArrayList<>();
    private Optional<String> environment = Optional.empty();

    Packages list() {
        return new Packages(
                List.copyOf(packages),
                groups,
                List.copyOf(excludedPackages),
                excludedGroups,
                environment);
    }

    /// @param text `pkg`, `-pkg`, `@group`, `-@group` or `@^environment`
    /// @param column where it begins
    void add(String text, int column) throws Rejected {
        String entry = PythonText.strip(text);
        if (entry.isEmpty()) return;
        if (entry.equals("-"))
            throw new Rejected("nothing is excluded", "write -PACKAGE, or remove it", column);
        if (entry.startsWith("@^")) environment = Optional.of(entry.substring(2));
        else if (entry.startsWith("@")) addGroup(entry.substring(1), column);
        else if (entry.startsWith("-@^")) excludeEnvironment(entry.substring(3));
        else if (entry.startsWith("-@")) excludeGroup(entry.substring(2));
        else if (entry.startsWith("-")) exclude(entry.substring(1));
        else include(entry);
    }

    private void include(String name) {
        excludedPackages.remove(name);
        packages.add(name);
    }

    private void exclude(String name) {
        packages.remove(name);
        excludedPackages.add(name);
    }

    private void excludeEnvironment(String name) {
        if (environment.equals(Optional.of(name))) environment = Optional.empty();
    }

    private void excludeGroup(String name) {
        groups.removeIf(group -> group.name().equals(name));
        excludedGroups.add(name);
    }

    private void addGroup(String text, int column) throws Rejected {
        List<String> name = new ArrayList<>(List.of(text.split("\\s+")));
        boolean noDefaults = name.remove("--nodefaults");
        boolean optional = name.remove("--optional");
        if (noDefaults && optional)
            throw new Rejected(
                    "the group is to have less (--nodefaults) and more (--optional) than its default",
                    "remove one of them",
                    column);
        Packages.Extent extent =
                noDefaults
                        ? Packages.Extent.REQUIRED
                        : optional ? Packages.Extent.ALL : Packages.Extent.DEFAULT;
        groups.add(new Packages.Group(String.join(" ", name), extent));
    }
}
