package dev.tarmac.cli.command;

import picocli.CommandLine.Option;

/// `-o json` for scripts.
public final class OutputOption {
    /// How data is printed.
    public enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "how to print it (default: text)")
    private Format format = Format.TEXT;

    public boolean isJson() {
        return format == Format.JSON;
    }
}
