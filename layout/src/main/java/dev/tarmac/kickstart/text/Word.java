package dev.tarmac.kickstart.text;

/// One word of a line, unquoted.
///
/// @param column where it begins, from 1, quotes included
public record Word(String text, int column) {
    @Override
    public String toString() {
        return text;
    }
}
