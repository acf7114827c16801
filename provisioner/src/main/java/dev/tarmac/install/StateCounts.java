package dev.tarmac.install;

import java.util.Map;

/// How many machines and installs there are in each state; a state without any may be missing.
public record StateCounts(Map<MachineState, Long> machines, Map<InstallState, Long> installs) {
    public StateCounts {
        machines = Map.copyOf(machines);
        installs = Map.copyOf(installs);
    }
}
