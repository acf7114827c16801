package dev.tarmac.agent.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A fresh ext4 in a file, mounted over a loop device. Needs root.
record LoopDisk(Path mountPoint) implements AutoCloseable {
    static LoopDisk ext4(Path folder, long bytes) throws IOException, InterruptedException {
        Path image = folder.resolve("disk.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        run("mkfs.ext4", "-q", "-F", image.toString());
        Path mountPoint = Files.createDirectory(folder.resolve("mnt"));
        run("mount", "-o", "loop", image.toString(), mountPoint.toString());
        return new LoopDisk(mountPoint);
    }

    /// What the program said; anything but success is an error with its words.
    static String run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        try {
            Process process =
                    new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
            String words = Files.readString(said, StandardCharsets.ISO_8859_1);
            if (process.waitFor() != 0)
                throw new IOException(String.join(" ", command) + ": " + words);
            return words;
        } finally {
            Files.delete(said);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", mountPoint.toString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
