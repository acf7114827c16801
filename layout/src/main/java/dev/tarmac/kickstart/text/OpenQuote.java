package dev.tarmac.kickstart.text;

/// A line that ends inside of quotes or behind a backslash.
public final class OpenQuote extends Exception {
    private static final long serialVersionUID = 1;

    private final int column;

    /// @param column of the quotation mark or backslash, from 1
    OpenQuote(String message, int column) {
        super(message);
        this.column = column;
    }

    public int column() {
        return column;
    }
}
