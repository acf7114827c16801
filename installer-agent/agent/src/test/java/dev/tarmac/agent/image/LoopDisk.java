package dev.tarmac.agent.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A fresh file system in a file, mounted over a loop device. Needs root.
record LoopDisk(Path mountPoint) implements AutoCloseable {
    static LoopDisk ext4(Path folder, long bytes) throws IOException, InterruptedException {
        Path mountPoint = Files.createDirectory(folder.resolve("mnt"));
        return make(folder.resolve("disk.img"), bytes, mountPoint, "mkfs.ext4", "-q", "-F");
    }

    /// An EFI system partition.
    static LoopDisk vfat(Path image, Path mountPoint) throws IOException, InterruptedException {
        return make(image, 64 << 20, mountPoint, "mkfs.fat", "-F", "32");
    }

    private static LoopDisk make(Path image, long bytes, Path mountPoint, String... maker)
            throws IOException, InterruptedException {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        List<String> command = new ArrayList<>(List.of(maker));
        command.add(image.toString());
        run(command.toArray(String[]::new));
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
