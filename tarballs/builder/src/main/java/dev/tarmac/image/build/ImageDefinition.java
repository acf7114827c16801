package dev.tarmac.image.build;

import dev.tarmac.image.ImageName;

import java.time.Instant;
import java.util.List;

/// A system to be built, as its author wrote it. Adding packages means adding names here.
///
/// @param suite the release's code name
/// @param date what every time stamp of the build is set to
/// @param mirrors empty = what mmdebstrap takes by itself
/// @param leaveOut paths with `*` that packages bring and the image does not get, unless `keep`
///   names them
record ImageDefinition(
        ImageName name,
        String suite,
        Instant date,
        List<String> mirrors,
        List<String> components,
        List<String> packages,
        List<String> leaveOut,
        List<String> keep,
        List<File> files) {
    /// When a file is put in place.
    enum Stage {
        BEFORE_PACKAGES("before-packages"),
        AFTER_PACKAGES("after-packages");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        static Stage parse(String word) {
            for (Stage stage : values()) if (stage.word.equals(word)) return stage;
            throw new IllegalArgumentException("no stage '" + word + "'");
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /// A file of the author's own.
    ///
    /// @param path absolute
    record File(String path, Stage stage, int mode, String text) {}

    ImageDefinition {
        mirrors = List.copyOf(mirrors);
        components = List.copyOf(components);
        packages = List.copyOf(packages);
        leaveOut = List.copyOf(leaveOut);
        keep = List.copyOf(keep);
        files = List.copyOf(files);
    }
}
