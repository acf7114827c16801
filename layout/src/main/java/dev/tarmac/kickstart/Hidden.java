package dev.tarmac.kickstart;

/// A password or passphrase out of a kickstart file. Never printed by accident.
public record Hidden(String text) {
    @Override
    public String toString() {
        return "***";
    }
}
