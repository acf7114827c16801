package dev.tarmac.ledger;

/// One power-on of one machine, as the store numbers it.
public record BootId(long number) {
    @Override
    public String toString() {
        return "boot " + number;
    }
}
