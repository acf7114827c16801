package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.KsVersion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A command with its names, the versions that have it, and what it does not go together with.
///
/// @param names the first one is the command's own
/// @param repeatable whether every line stands for itself; otherwise later lines complete earlier
///   ones
/// @param lives where it is anything but active
public record Definition(
        List<String> names,
        CommandForm form,
        boolean repeatable,
        Map<KsVersion, Life> lives,
        List<Conflict> conflicts) {

    /// Commands that may not stand before this one.
    record Conflict(Set<KsVersion> versions, List<String> others) {}

    /// What a version does with the command.
    public enum Life {
        ABSENT,
        ACTIVE,
        /// It works, and a later release will not have it.
        AGING,
        /// It is read over with a warning.
        DEPRECATED,
        REMOVED
    }

    static Definition of(CommandForm form, String... names) {
        return new Definition(List.of(names), form, false, Map.of(), List.of());
    }

    public String name() {
        return names.getFirst();
    }

    public Life life(KsVersion version) {
        return lives.getOrDefault(version, Life.ACTIVE);
    }

    /// The commands that it does not go together with, in the order in which they are looked for.
    public List<String> conflictsIn(KsVersion version) {
        return conflicts.stream()
                .filter(conflict -> conflict.versions().contains(version))
                .flatMap(conflict -> conflict.others().stream())
                .toList();
    }

    Definition each() {
        return new Definition(names, form, true, lives, conflicts);
    }

    Definition absentIn(KsVersion first, KsVersion... more) {
        return with(Life.ABSENT, EnumSet.of(first, more));
    }

    Definition agingIn(KsVersion first, KsVersion... more) {
        return with(Life.AGING, EnumSet.of(first, more));
    }

    Definition deprecatedIn(KsVersion first, KsVersion... more) {
        return with(Life.DEPRECATED, EnumSet.of(first, more));
    }

    Definition removedIn(KsVersion first, KsVersion... more) {
        return with(Life.REMOVED, EnumSet.of(first, more));
    }

    private Definition with(Life life, Set<KsVersion> versions) {
        Map<KsVersion, Life> more = new EnumMap<>(KsVersion.class);
        more.putAll(lives);
        for (KsVersion version : versions)
            if (more.put(version, life) != null)
                throw new IllegalArgumentException(name() + " has two lives in " + version);
        return new Definition(names, form, repeatable, more, conflicts);
    }

    Definition not(String... others) {
        return not(EnumSet.allOf(KsVersion.class), others);
    }

    Definition not(Set<KsVersion> versions, String... others) {
        List<Conflict> more = new ArrayList<>(conflicts);
        more.add(new Conflict(versions, List.of(others)));
        return new Definition(names, form, repeatable, lives, List.copyOf(more));
    }
}
