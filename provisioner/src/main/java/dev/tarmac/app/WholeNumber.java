package dev.tarmac.app;

/// A whole number in a configuration file, with its bounds.
final class WholeNumber {
    private WholeNumber() {}

    static int of(String text, int least, int most) {
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no whole number from " + least + " to " + most);
    }
}
