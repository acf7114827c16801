package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Refused;

/// The way of an image from the server to the disk.
///
/// Both calls outlast a server that goes away: they ask again until it is back. What cannot come
/// right by itself (a missing or changed file, a corrupt frame, a full disk) is [Refused] by name.
/// Nothing here flushes the disk; the plan has a step for that.
public final class ImageStream {
    private ImageStream() {}

    /// The manifest that the order names, held against its digest.
    public static ImageManifest manifest(ImageSource source, UnpackProgress progress)
            throws Refused, InterruptedException {
        try {
            return ManifestFetch.fetch(source, new Patience(progress));
        } catch (Stopped e) {
            throw new InterruptedException();
        }
    }

    /// Unpacks the image below the target directory, which must exist and be empty but for mount
    /// points. A failure leaves what was unpacked so far.
    public static void unpack(ImageSource source, String target, UnpackProgress progress)
            throws Refused, InterruptedException {
        unpack(manifest(source, progress), source.dataUrl(), target, progress);
    }

    /// The same for a manifest that was fetched before.
    public static void unpack(
            ImageManifest manifest, String dataUrl, String target, UnpackProgress progress)
            throws Refused, InterruptedException {
        HttpAddress data = HttpAddress.parse(dataUrl);
        try {
            new UnpackPass(manifest, data, target, progress, new Patience(progress)).run();
        } catch (LinuxException e) {
            throw UnpackFailure.of(e, target);
        }
    }
}
