package dev.tarmac.kickstart.read;

import java.util.Optional;

/// Finds what `%include` and `%ksappend` name.
@FunctionalInterface
public interface Includes {
    /// Every included file counts as empty: what stands in the file itself is judged alone.
    Includes IGNORED = path -> Optional.of("");

    /// The text of a file.
    ///
    /// @param path as written, or below the folder of the including file
    /// @return empty when there is no such file
    Optional<String> text(String path);
}
