package dev.tarmac.kickstart.command;

import dev.tarmac.kickstart.KsVersion;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A command with its names, the versions that have it, and what it does not go together with.
///
/// @param names the first one is the command's own
/// @param repeatable whether every line stands for itself; otherwise later lines complete earlier
///   ones
public record Definition(
        List<String> names,
        CommandForm form,
        boolean repeatable,
        Set<KsVersion> absent,
        Set<KsVersion> aging,
        Set<KsVersion> deprecated,
        Set<KsVersion> removed,
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
        Set<KsVersion> none = Set.of();
        return new Definition(List.of(names), form, false, none, none, none, none, List.of());
    }

    public String name() {
        return names.getFirst();
    }

    public Life life(KsVersion version) {
        if (absent.contains(version)) return Life.ABSENT;
        if (removed.contains(version)) return Life.REMOVED;
        if (deprecated.contains(version)) return Life.DEPRECATED;
        return aging.contains(version) ? Life.AGING : Life.ACTIVE;
    }

    /// The commands that it does not go together with, in the order in which they are looked for.
    public List<String> conflictsIn(KsVersion version) {
        return conflicts.stream()
                .filter(conflict -> conflict.versions().contains(version))
                .flatMap(conflict -> conflict.others().stream())
                .toList();
    }

    Definition each() {
        return new Definition(names, form, true, absent, aging, deprecated, removed, conflicts);
    }

    Definition absentIn(KsVersion first, KsVersion... more) {
        return new Definition(
                names,
                form,
                repeatable,
                EnumSet.of(first, more),
                aging,
                deprecated,
                removed,
                conflicts);
    }

    Definition agingIn(KsVersion first, KsVersion... more) {
        return new Definition(
                names,
                form,
                repeatable,
                absent,
                EnumSet.of(first, more),
                deprecated,
                removed,
                conflicts);
    }

    Definition deprecatedIn(KsVersion first, KsVersion... more) {
        return new Definition(
                names,
                form,
                repeatable,
                absent,
                aging,
                EnumSet.of(first, more),
                removed,
                conflicts);
    }

    Definition removedIn(KsVersion first, KsVersion... more) {
        return new Definition(
                names,
                form,
                repeatable,
                absent,
                aging,
                deprecated,
                EnumSet.of(first, more),
                conflicts);
    }

    Definition not(String... others) {
        return not(EnumSet.allOf(KsVersion.class), others);
    }

    Definition not(Set<KsVersion> versions, String... others) {
        List<Conflict> more = new ArrayList<>(conflicts);
        more.add(new Conflict(versions, List.of(others)));
        return new Definition(
                names, form, repeatable, absent, aging, deprecated, removed, List.copyOf(more));
    }
}
