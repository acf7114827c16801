package dev.tarmac.agent;

import dev.tarmac.agent.run.Images;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;

/// Images straight from HTTP.
final class StreamedImages implements Images {
    private final Console console;

    StreamedImages(Console console) {
        this.console = console;
    }

    @Override
    public ImageManifest manifest(ImageSource source) throws Refused, InterruptedException {
        console.say(source.manifestUrl());
        throw new Refused("image", "not yet", "wait");
    }

    @Override
    public void unpack(ImageSource source, ImageManifest manifest, Path root, Progress progress)
            throws Refused, InterruptedException {
        throw new Refused("image", "not yet", "wait");
    }
}
