package dev.tarmac.pxe.netty;

import java.io.IOException;

/// The boot network could not be started: where, what, and the fix.
public final class CannotServe extends IOException {
    private static final long serialVersionUID = 1;

    private final String where;
    private final String what;
    private final String fix;

    CannotServe(String where, String what, String fix, Throwable cause) {
        super(where + ": " + what + "; fix: " + fix, cause);
        this.where = where;
        this.what = what;
        this.fix = fix;
    }

    public String where() {
        return where;
    }

    public String what() {
        return what;
    }

    public String fix() {
        return fix;
    }
}
