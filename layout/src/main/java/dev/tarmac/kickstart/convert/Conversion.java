package dev.tarmac.kickstart.convert;

import dev.tarmac.anaconda.layout.DiskNames;
import dev.tarmac.problem.Problems;
import dev.tarmac.problem.Where;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the commands of one kickstart share while they are converted: the installer, names, notes.
final class Conversion {
    private final Installer installer;
    private final LayoutNames names = new LayoutNames();
    private final Secrets secrets = new Secrets();
    private final Problems notes = new Problems();

    /// Layout names by what commands call things.
    private final Map<String, String> known = new HashMap<>();

    /// Mount options of what is a member of btrfs, by layout names.
    private final Map<String, String> memberOptions = new HashMap<>();

    private final Map<String, String> installerNames = new HashMap<>();
    private int nextId;

    Conversion(Installer installer) {
        this.installer = installer;
    }

    Installer installer() {
        return installer;
    }

    LayoutNames names() {
        return names;
    }

    Secrets secrets() {
        return secrets;
    }

    Problems notes() {
        return notes;
    }

    void note(Where where, String what, String fix) {
        notes.add(where, what, fix);
    }

    /// The installer's next number for a thing without a name.
    int nextId() {
        return nextId++;
    }

    /// Notes that commands may refer to something by a name.
    void know(String said, String name) {
        known.put(said, name);
    }

    boolean knows(String said) {
        return known.containsKey(said);
    }

    /// The layout's name for what a command refers to; what nobody defined stays as it is said, for
    /// the planner to refuse.
    String resolve(String said) {
        return Optional.ofNullable(known.get(DiskNames.bare(said))).orElse(DiskNames.bare(said));
    }

    /// Notes the mount options of a member, which its btrfs volume takes over.
    void keepOptions(String name, Optional<String> options) {
        options.ifPresent(text -> memberOptions.put(name, text));
    }

    Optional<String> memberOptions(String name) {
        return Optional.ofNullable(memberOptions.get(name));
    }

    /// Notes what the installer calls something.
    void call(String name, String installerName) {
        if (!name.equals(installerName)) installerNames.put(name, installerName);
    }

    Map<String, String> installerNames() {
        return installerNames;
    }
}
