package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Refused;

import java.util.Optional;
import java.util.function.Consumer;

/// The way of an image from the server to the disk.
///
/// Both calls outlast a server that goes away: they ask again until it is back. What cannot come
/// right by itself (a missing or changed file, a corrupt frame, a full disk) is [Refused] by name.
/// Nothing here flushes the disk; the plan has a step for that.
public final class ImageStream {
    private ImageStream() {}

    /// The manifest that the order names, held against its digest.
    ///
    /// @param away hears that the server does not answer, once per attempt
    public static ImageManifest manifest(ImageSource source, Consumer<String> away)
            throws Refused, InterruptedException {
        try {
            return ManifestFetch.fetch(source, new Patience(away));
        } catch (Stopped e) {
            throw new InterruptedException();
        }
    }

    /// Unpacks the image below the target directory, which must exist and be empty but for mount
    /// points. A failure leaves what was unpacked so far.
    public static void unpack(ImageSource source, String target, UnpackProgress progress)
            throws Refused, InterruptedException {
        unpack(
                manifest(source, progress::serverAway),
                source.dataUrl(),
                target,
                Optional.empty(),
                progress);
    }

    /// The same for a manifest that was fetched before.
    ///
    /// @param heldBack the file that must not get its name yet
    public static void unpack(
            ImageManifest manifest,
            String dataUrl,
            String target,
            Optional<HeldBack> heldBack,
            UnpackProgress progress)
            throws Refused, InterruptedException {
        HttpAddress data = HttpAnswer.address(dataUrl);
        try {
            Patience patience = new Patience(progress::serverAway);
            new UnpackPass(manifest, data, target, heldBack, progress, patience).run();
        } catch (LinuxException e) {
            throw UnpackFailure.of(e, target);
        }
    }
}
