package dev.tarmac.initramfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A virtual machine with one serial console, which is read and typed at.
final class Guest implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Process process;
    private final StringBuilder said = new StringBuilder();
    private int heard;
    private boolean ended;

    private Guest(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    /// With the least memory that the agent promises to work with.
    static Guest boot(Path kernel, Path initramfs, String commandLine) throws IOException {
        return new Guest(
                new ProcessBuilder(
                                List.of(
                                        "qemu-system-x86_64",
                                        "-accel",
                                        "tcg,thread=multi",
                                        "-smp",
                                        "2",
                                        "-m",
                                        "1024",
                                        "-kernel",
                                        kernel.toString(),
                                        "-initrd",
                                        initramfs.toString(),
                                        "-append",
                                        "console=ttyS0 loglevel=4 panic=-1 " + commandLine,
                                        "-nographic",
                                        "-no-reboot",
                                        "-nic",
                                        "none"))
                        .redirectErrorStream(true)
                        .start());
    }

    /// Waits until the console has said it after what was waited for before; all that was said.
    synchronized String await(String words) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (said.indexOf(words, heard) < 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (ended || left <= 0)
                throw new AssertionError("the machine never said '" + words + "':\n" + said);
            wait(left);
        }
        heard = said.indexOf(words, heard) + words.length();
        return said.toString();
    }

    void type(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private void listen() {
        byte[] buffer = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) hear(buffer, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            silence();
        }
    }

    private synchronized void hear(byte[] bytes, int length) {
        said.append(new String(bytes, 0, length, StandardCharsets.UTF_8));
        notifyAll();
    }

    private synchronized void silence() {
        ended = true;
        notifyAll();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
