package dev.tarmac.render;

import java.io.IOException;
import java.io.Writer;

/// A text that grows up to a limit.
final class BoundedText extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int most;

    /// The limit is reached.
    static final class Full extends IOException {
        private static final long serialVersionUID = 1;
    }

    BoundedText(int mostCharacters) {
        this.most = mostCharacters;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        if (length > most - text.length()) throw new Full();
        text.append(characters, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
