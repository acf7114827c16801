package dev.tarmac.agent;

import dev.tarmac.agent.linux.KernelFiles;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lines for the person in front of the machine, on every console the kernel has. A thread of its
/// own writes them: a serial line that nobody reads must not hold up an install, so when too many
/// lines wait the newest is dropped.
final class Console implements AutoCloseable {
    private static final int MOST_WAITING = 1000;
    private static final int CLOSE_SECONDS = 2;
    private static final String LAST = "";

    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    private Console(List<OutputStream> consoles) {
        writer = new Thread(() -> write(consoles), "console");
        writer.setDaemon(true);
        writer.start();
    }

    /// The consoles that the kernel itself writes to; standard output when it names none.
    static Console open(Path sys, Path dev) {
        List<OutputStream> consoles = new ArrayList<>();
        String active = KernelFiles.text(sys.resolve("class/tty/console/active")).orElse("");
        for (String name : active.split(" ", -1)) {
            if (name.isEmpty()) continue;
            try {
                consoles.add(new FileOutputStream(dev.resolve(name).toFile()));
            } catch (IOException e) {
                // Not every console that the kernel names can be opened; the others are told.
            }
        }
        return new Console(consoles.isEmpty() ? List.of(System.out) : consoles);
    }

    static Console to(OutputStream out) {
        return new Console(List.of(out));
    }

    /// One line, or several.
    void say(String text) {
        for (String line : text.split("\n", -1)) if (!lines.offer("tarmac: " + line)) return;
    }

    /// Waits a moment for what is still to be written.
    @Override
    public void close() {
        if (!lines.offer(LAST)) return;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<OutputStream> consoles) {
        try {
            for (String line = lines.take(); !line.equals(LAST); line = lines.take()) {
                byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
                for (OutputStream console : consoles) write(console, bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream console, byte[] bytes) {
        try {
            console.write(bytes);
            console.flush();
        } catch (IOException e) {
            // A console that went away must not silence the others.
        }
    }
}
