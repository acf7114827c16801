package dev.tarmac.image.build;

import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageFiles;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ImageName;
import dev.tarmac.image.ImageNames;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A directory of images, each complete or not there: they are put together inside it under a name
/// that begins with a dot, and moved into place.
public final class ImageStore {
    private final Path root;

    public ImageStore(Path root) {
        this.root = root;
    }

    /// Names of all images, sorted; whether each can be opened is for [#open] to say.
    public List<ImageName> list() throws IOException {
        return ImageNames.in(root);
    }

    /// The image of that name; refused when the store has none, or not all of it.
    public StoredImage open(ImageName name) throws Refused {
        Path directory = name.in(root);
        Path file = directory.resolve(ImageFiles.MANIFEST);
        try {
            if (Files.size(file) > ManifestJson.MAX_BYTES)
                throw broken(name, "its manifest is " + Files.size(file) + " bytes large", null);
            ImageManifest manifest = ManifestJson.decode(JsonObject.parse(Files.readString(file)));
            if (!manifest.name().equals(name.text()))
                throw broken(name, "its manifest says that it is '" + manifest.name() + "'", null);
            long size = Files.size(directory.resolve(ImageFiles.DATA));
            if (size != manifest.dataBytes())
                throw broken(
                        name,
                        "its data is " + size + " bytes, the manifest says " + manifest.dataBytes(),
                        null);
            return new StoredImage(name, directory, manifest);
        } catch (NoSuchFileException e) {
            throw new Refused(
                    Problem.at(
                            "image " + name,
                            "not in the image store: " + e.getFile() + " is missing",
                            "see 'tarmac image list'; build or import it first"),
                    e);
        } catch (IOException | MalformedJson e) {
            throw broken(name, "cannot be read: " + e.getMessage(), e);
        }
    }

    /// Reads the whole data file and holds every frame against its digest.
    public void verify(ImageName name, Progress progress) throws Refused, IOException {
        StoredImage image = open(name);
        try (InputStream in = Files.newInputStream(image.dataFile())) {
            for (Frame frame : image.manifest().frames()) {
                String sha256 = Sha256.of(in.readNBytes(Math.toIntExact(frame.length())));
                if (!sha256.equals(frame.sha256()))
                    throw broken(
                            name, "its data is damaged in the frame at " + frame.offset(), null);
                progress.report(
                        "checking " + name,
                        frame.offset() + frame.length(),
                        image.manifest().dataBytes());
            }
        }
    }

    Path root() {
        return root;
    }

    private static Refused broken(ImageName name, String what, Throwable cause) {
        Problem problem =
                Problem.at(
                        "image " + name, what, "remove its directory and build or import it again");
        return cause == null ? new Refused(problem) : new Refused(problem, cause);
    }
}
