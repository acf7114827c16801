package dev.tarmac.image.build;

import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Path;

/// Makes the tar of a definition; in life that is mmdebstrap.
@FunctionalInterface
interface TreeMaker {
    /// Writes the tar.
    ///
    /// @param work directory of its own, removed afterwards
    /// @param log where to write what a person may want to read when it fails
    void make(ImageDefinition definition, Path work, Path tar, Path log, Progress progress)
            throws Refused, IOException;
}
