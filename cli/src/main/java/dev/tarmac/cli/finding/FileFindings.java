package dev.tarmac.cli.finding;

import dev.tarmac.cli.command.TextFile;
import dev.tarmac.problem.Refused;

import java.util.List;

/// What was found in one file.
///
/// @param isThere or else the command line named no file
/// @param isGood whether the file passes
/// @param verdict what is said of a file that passes
public record FileFindings(
        String file, List<Told> told, boolean isThere, boolean isGood, String verdict) {
    public FileFindings {
        told = List.copyOf(told);
    }

    public FileFindings(String file, List<Told> told, boolean isGood, String verdict) {
        this(file, told, true, isGood, verdict);
    }

    /// Nothing was found, as it cannot be read.
    public static FileFindings unreadable(String file, Refused refused) {
        return new FileFindings(
                file, Told.unreadable(refused), !TextFile.isNone(refused), false, "");
    }
}
