package dev.tarmac.cli.finding;

import java.util.List;

/// What was found in one file.
///
/// @param isGood whether the file passes
/// @param verdict what is said of a file that passes
public record FileFindings(String file, List<Told> told, boolean isGood, String verdict) {
    public FileFindings {
        told = List.copyOf(told);
    }
}
