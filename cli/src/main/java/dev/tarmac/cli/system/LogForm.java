package dev.tarmac.cli.system;

import ch.qos.logback.core.PropertyDefinerBase;

/// How the log is written: JSON when `TARMAC_LOG` says so, else lines of text, whatever it says.
public final class LogForm extends PropertyDefinerBase {
    @Override
    public String getPropertyValue() {
        return "json".equalsIgnoreCase(System.getenv("TARMAC_LOG")) ? "json" : "text";
    }
}
