package dev.tarmac.install;

import dev.tarmac.machine.Machine;

import java.util.Locale;
import java.util.Optional;

/// What a machine is in, as its newest install says.
public enum MachineState {
    /// Nobody said what it shall become.
    DISCOVERED,
    READY,
    /// An install is ordered and the machine is on its way to its agent.
    BOOTING,
    INSTALLING,
    INSTALLED,
    PROVEN,
    UNPROVEN,
    FAILED;

    public static MachineState of(Machine machine, Optional<Install> newest) {
        MachineState idle = machine.profile().isPresent() ? READY : DISCOVERED;
        if (newest.isEmpty()) return idle;
        return switch (newest.get().state()) {
            case ORDERED -> newest.get().boot().isPresent() ? BOOTING : READY;
            case RUNNING -> INSTALLING;
            case INSTALLED -> INSTALLED;
            case PROVEN -> PROVEN;
            case UNPROVEN -> UNPROVEN;
            case FAILED -> FAILED;
            case ABORTED -> idle;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
