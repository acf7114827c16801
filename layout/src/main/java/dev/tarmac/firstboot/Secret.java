package dev.tarmac.firstboot;

/// A text that nobody may read by accident: a password or its hash. It leaves through [#text]
/// alone, and through [FirstBootJson], which an order needs.
public record Secret(String text) {
    @Override
    public String toString() {
        return "***";
    }
}
