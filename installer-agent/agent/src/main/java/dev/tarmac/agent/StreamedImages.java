package dev.tarmac.agent;

import dev.tarmac.agent.image.ImageStream;
import dev.tarmac.agent.image.UnpackProgress;
import dev.tarmac.agent.run.Images;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;

/// Images straight from HTTP to files.
final class StreamedImages implements Images {
    private static final Progress NONE = (done, total) -> {};

    private final Console console;

    StreamedImages(Console console) {
        this.console = console;
    }

    @Override
    public ImageManifest manifest(ImageSource source) throws Refused, InterruptedException {
        return ImageStream.manifest(source, new Told(console, NONE));
    }

    @Override
    public void unpack(ImageSource source, ImageManifest manifest, Path root, Progress progress)
            throws Refused, InterruptedException {
        ImageStream.unpack(
                manifest, source.dataUrl(), root.toString(), new Told(console, progress));
    }

    private record Told(Console console, Progress progress) implements UnpackProgress {
        @Override
        public void unpacked(long tarBytes, long totalTarBytes) {
            progress.at(tarBytes, totalTarBytes);
        }

        @Override
        public void serverAway(String reason) {
            console.say("the image's server does not answer (" + reason + "); asking on");
        }
    }
}
