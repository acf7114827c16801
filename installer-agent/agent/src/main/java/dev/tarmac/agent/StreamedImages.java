package dev.tarmac.agent;

import dev.tarmac.agent.image.HeldBack;
import dev.tarmac.agent.image.ImageStream;
import dev.tarmac.agent.image.UnpackProgress;
import dev.tarmac.agent.run.Images;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.Optional;

/// Images straight from HTTP to files.
final class StreamedImages implements Images {
    @Override
    public ImageManifest manifest(ImageSource source, Away away)
            throws Refused, InterruptedException {
        return ImageStream.manifest(source, away::away);
    }

    @Override
    public void unpack(
            ImageSource source,
            ImageManifest manifest,
            Path root,
            Optional<HeldBack> heldBack,
            Progress progress)
            throws Refused, InterruptedException {
        ImageStream.unpack(
                manifest, source.dataUrl(), root.toString(), heldBack, new Told(progress));
    }

    private record Told(Progress progress) implements UnpackProgress {
        @Override
        public void unpacked(long tarBytes, long totalTarBytes) {
            progress.at(tarBytes, totalTarBytes);
        }

        @Override
        public void serverAway(String reason) {
            progress.away(reason);
        }
    }
}
