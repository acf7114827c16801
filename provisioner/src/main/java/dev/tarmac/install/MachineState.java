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
        return of(
                machine.profile().isPresent(),
                newest.map(Install::state),
                newest.flatMap(Install::boot).isPresent());
    }

    /// The same from what counts of them.
    ///
    /// @param newest the state of the newest install
    /// @param hasBooted for that install
    public static MachineState of(
            boolean hasProfile, Optional<InstallState> newest, boolean hasBooted) {
        MachineState idle = hasProfile ? READY : DISCOVERED;
        if (newest.isEmpty()) return idle;
        return switch (newest.get()) {
            case ORDERED -> hasBooted ? BOOTING : READY;
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
