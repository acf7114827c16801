package dev.tarmac.lab.trial;

/// One thing that a foreign tool read back, beside what the plan says.
///
/// @param tool the program that read it
/// @param subject a disk or a partition
/// @param property what of it: `start`, `label`
public record Comparison(
        String tool, String subject, String property, String planned, String found) {
    public boolean isEqual() {
        return planned.equals(found);
    }
}
