package dev.tarmac.image;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// How users and the store call an image: parts of letters, digits, `.`, `-` and `_`, joined by
/// `/`. Every name is a safe relative path: no part starts with a dot or a dash, and none is called
/// like a file of an image.
public record ImageName(String text) {
    static final int MAX_LENGTH = 128;
    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final Pattern TAKEN =
            Pattern.compile(
                    "(.*/)?("
                            + Pattern.quote(ImageFiles.MANIFEST)
                            + "|"
                            + Pattern.quote(ImageFiles.DATA)
                            + ")(/.*)?");

    public ImageName {
        if (text.length() > MAX_LENGTH
                || !SHAPE.matcher(text).matches()
                || TAKEN.matcher(text).matches())
            throw new IllegalArgumentException("not an image name: '" + text + "'");
    }

    /// For names that a person gave.
    public static ImageName parse(String text) throws Refused {
        try {
            return new ImageName(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    Problem.at(
                            "image name",
                            e.getMessage(),
                            "use letters, digits, '.', '-' and '_', parts joined by '/', at most "
                                    + MAX_LENGTH
                                    + " characters, like debian-12"),
                    e);
        }
    }

    /// For names that stand on a disk; empty when the text is none.
    public static Optional<ImageName> of(String text) {
        try {
            return Optional.of(new ImageName(text));
        } catch (IllegalArgumentException unnamed) {
            return Optional.empty();
        }
    }

    /// Its directory in a store.
    public Path in(Path store) {
        return store.resolve(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
