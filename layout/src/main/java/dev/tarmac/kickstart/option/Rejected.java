package dev.tarmac.kickstart.option;

import java.io.Serial;

/// The words of a command do not make a valid one.
public final class Rejected extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final String fix;
    private final int column;

    /// For a fault at a word.
    ///
    /// @param column of the word at fault, from 1; 0 for the command as a whole
    public Rejected(String what, String fix, int column) {
        super(what);
        this.fix = fix;
        this.column = column;
    }

    public Rejected(String what, String fix) {
        this(what, fix, 0);
    }

    public String what() {
        return getMessage();
    }

    public String fix() {
        return fix;
    }

    public int column() {
        return column;
    }
}
