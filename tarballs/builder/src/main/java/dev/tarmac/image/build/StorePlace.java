package dev.tarmac.image.build;

import dev.tarmac.image.ImageFiles;
import dev.tarmac.image.ImageName;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A name with slashes is a path: `debian/12` and `debian/12/base` cannot both be images, because
/// replacing one would take the other with it.
final class StorePlace {
    private static final List<String> OF_AN_IMAGE = List.of(ImageFiles.MANIFEST, ImageFiles.DATA);

    private StorePlace() {}

    /// Refuses a name that lies inside an image, or whose directory holds anything but an image.
    static void require(Path store, ImageName name) throws Refused, IOException {
        for (String above = parent(name.text()); !above.isEmpty(); above = parent(above))
            if (Files.exists(store.resolve(above).resolve(ImageFiles.MANIFEST)))
                throw new Refused(
                        "image " + name,
                        "would lie inside the image " + above,
                        "choose a name that does not begin with " + above + "/");
        Path directory = name.in(store);
        if (!Files.exists(directory)) return;
        if (!Files.isDirectory(directory))
            throw new Refused(
                    "image " + name,
                    "where it would be in the store is a file: " + directory,
                    "choose another name");
        try (Stream<Path> children = Files.list(directory)) {
            List<String> others =
                    children.map(child -> child.getFileName().toString())
                            .filter(child -> !OF_AN_IMAGE.contains(child))
                            .sorted()
                            .toList();
            if (!others.isEmpty())
                throw new Refused(
                        "image " + name,
                        "its directory in the store holds something else: "
                                + String.join(", ", others),
                        "choose another name, like " + name + "/base");
        }
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
