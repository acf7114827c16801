package dev.tarmac.install;

import java.util.Locale;

/// Where an install stands.
public enum InstallState {
    /// Waits for the machine's agent.
    ORDERED,
    /// The plan is made and handed out.
    RUNNING,
    /// The disk is written; the first boot has not spoken yet.
    INSTALLED,
    PROVEN,
    /// The first boot did not speak in time. It may still do so.
    UNPROVEN,
    FAILED,
    ABORTED;

    /// Whether no other install of the machine may begin.
    public boolean isActive() {
        return this == ORDERED || this == RUNNING;
    }

    /// Whether there is a system on the disk that can be booted.
    public boolean isOnDisk() {
        return this == INSTALLED || this == PROVEN || this == UNPROVEN;
    }

    public static InstallState parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
