package dev.tarmac.rule;

import java.util.Locale;

/// What can be counted of a machine, by the key that rules call it.
public enum NumberTrait {
    MEMORY,
    CPUS,
    DISKS,
    NICS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public long of(Appearance machine) {
        return switch (this) {
            case MEMORY -> machine.facts().memoryBytes();
            case CPUS -> machine.facts().cpus();
            case DISKS -> machine.facts().disks().size();
            case NICS -> machine.facts().nics().size();
        };
    }

    public boolean holds(Amount wanted, long found) {
        return this == MEMORY ? wanted.holdsMemory(found) : wanted.holds(found);
    }
}
