package dev.tarmac.order;

import dev.tarmac.problem.Problem;

import java.util.List;

/// What the agent tells about one attempt. `sequence` counts from 1 without gaps within an attempt,
/// so that the server drops repeats; `atMillis` is the server's time as the agent knows it (offset
/// learnt at hello).
public sealed interface AgentEvent {
    Stamp stamp();

    record Stamp(String install, int attempt, long sequence, long atMillis) {}

    /// A step begins.
    ///
    /// @param step index in the plan's list of steps, from 0
    record StepStarted(Stamp stamp, int step, String kind, String subject) implements AgentEvent {}

    /// How far a long step is, in bytes it moves; the rate is derived by who shows it.
    record StepProgress(Stamp stamp, int step, long doneBytes, long totalBytes)
            implements AgentEvent {}

    record StepFinished(Stamp stamp, int step) implements AgentEvent {}

    /// A line for the admin that is no failure: an NVRAM entry that could not be written, a slow
    /// link.
    record Notice(Stamp stamp, String text) implements AgentEvent {}

    /// Terminal: every step done, the machine is about to reboot.
    ///
    /// @param bootOrder UEFI BootOrder as read back, four hexadecimal digits each (`0003`, `0001`);
    ///   empty on BIOS
    record Installed(Stamp stamp, List<String> bootOrder) implements AgentEvent {
        public Installed {
            bootOrder = List.copyOf(bootOrder);
        }
    }

    /// Terminal: the disk is left unbootable, the agent waits for orders.
    ///
    /// @param step index of the step that failed, or -1 before the first
    record Failed(Stamp stamp, int step, Problem problem) implements AgentEvent {}
}
