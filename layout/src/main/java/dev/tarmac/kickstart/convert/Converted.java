package dev.tarmac.kickstart.convert;

import dev.tarmac.layout.DiskLayout;
import dev.tarmac.layout.Sizing;
import dev.tarmac.problem.Problem;

import java.util.List;
import java.util.Map;

/// A kickstart as a layout.
///
/// @param notes what the file says and the layout does not
/// @param installerNames what the installer calls things that the kickstart does not name, by our
///   names for them
public record Converted(
        DiskLayout layout, List<Problem> notes, Map<String, String> installerNames) {
    public Converted {
        notes = List.copyOf(notes);
        installerNames = Map.copyOf(installerNames);
    }

    /// The installer's, as of every layout that was a kickstart.
    public Sizing.Anaconda sizing() {
        return (Sizing.Anaconda) layout.sizing();
    }
}
