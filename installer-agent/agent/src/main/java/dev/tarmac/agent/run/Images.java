package dev.tarmac.agent.run;

import dev.tarmac.agent.image.HeldBack;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.Optional;

/// Where an image comes from; the one thing of an install that this package does not do itself.
/// Both calls outlast a server that goes away, and end when their thread is interrupted.
public interface Images {
    /// The manifest, its digest checked against the order's.
    ImageManifest manifest(ImageSource source, Away away) throws Refused, InterruptedException;

    /// Puts the whole image below `root`; each frame is verified before its files are written.
    ///
    /// @param heldBack the file that must not get its name yet
    void unpack(
            ImageSource source,
            ImageManifest manifest,
            Path root,
            Optional<HeldBack> heldBack,
            Progress progress)
            throws Refused, InterruptedException;

    /// Hears that the image's server does not answer; it is asked again for ever.
    @FunctionalInterface
    interface Away {
        void away(String reason);
    }

    /// Hears how far it is, too.
    interface Progress extends Away {
        void at(long doneBytes, long totalBytes);
    }
}
