package dev.tarmac.agent.run;

import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;

/// Where an image comes from; the one thing of an install that this package does not do itself.
/// Both calls outlast a server that goes away, and end when their thread is interrupted.
public interface Images {
    /// The manifest, its digest checked against the order's.
    ImageManifest manifest(ImageSource source) throws Refused, InterruptedException;

    /// Puts the whole image below `root`; each frame is verified before its files are written.
    void unpack(ImageSource source, ImageManifest manifest, Path root, Progress progress)
            throws Refused, InterruptedException;

    /// Hears how far it is.
    @FunctionalInterface
    interface Progress {
        void at(long doneBytes, long totalBytes);
    }
}
