package dev.tarmac.problem;

import java.util.Objects;

/// A place a person can go to: a file with line and column (both from 1), or a name alone (a
/// machine, a disk, an image), for which line and column are 0.
public record Where(String file, int line, int column) {
    public Where {
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0)
            throw new IllegalArgumentException("line and column count from 1");
    }

    public static Where of(String name) {
        return new Where(name, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
