package dev.tarmac.cli.command;

import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that a person wrote and named on the command line.
public final class TextFile {
    private static final int MOST_BYTES = 1 << 20;

    private TextFile() {}

    public static String read(Path file) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refused(
                    Problem.at(file.toString(), "is not UTF-8 text", "save it as UTF-8"), e);
        }
    }

    /// Whether it was no file that was named: then the command line is wrong, and not a file.
    public static boolean isNone(Refused refused) {
        return refused.getCause() instanceof NoSuchFileException;
    }

    /// What is in it, whatever its encoding.
    public static byte[] bytes(Path file) throws Refused {
        if (Files.isDirectory(file))
            throw none(
                    "is a directory; name a file",
                    "name one in it, or all: " + file.resolve("*"),
                    new NoSuchFileException(file.toString(), null, "is a directory"));
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES)
                throw new Refused(
                        file.toString(), "is larger than 1 MiB", "name the file that you meant");
            return bytes;
        } catch (NoSuchFileException e) {
            throw none("there is no such file", "look at the spelling", e);
        } catch (IOException e) {
            throw new Refused(
                    Problem.at(
                            file.toString(),
                            "cannot be read: " + e,
                            "see that it is a file you may read"),
                    e);
        }
    }

    private static Refused none(String what, String fix, NoSuchFileException cause) {
        return new Refused(Problem.at(cause.getFile(), what, fix), cause);
    }
}
