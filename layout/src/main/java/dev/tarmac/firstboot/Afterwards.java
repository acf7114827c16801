package dev.tarmac.firstboot;

/// What the machine does when it is installed.
public enum Afterwards {
    REBOOT("reboot"),
    POWER_OFF("power-off"),
    /// It stops and stays switched on.
    HALT("halt");

    private final String word;

    Afterwards(String word) {
        this.word = word;
    }

    /// As JSON and people write it.
    public String word() {
        return word;
    }

    /// The one of that word.
    public static Afterwards of(String word) {
        for (Afterwards action : values()) if (action.word.equals(word)) return action;
        throw new IllegalArgumentException("reboot, power-off or halt, not " + word);
    }
}
