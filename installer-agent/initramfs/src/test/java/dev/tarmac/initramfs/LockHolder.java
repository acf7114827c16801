package dev.tarmac.initramfs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// Another process that holds a lock until its input ends.
final class LockHolder implements AutoCloseable {
    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    /// Returns when the lock is held.
    static LockHolder of(Path file) throws IOException {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LockHolder.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        LockHolder holder = new LockHolder(process);
        if (process.getInputStream().read() != 'h') holder.close();
        return holder;
    }

    void letGo() throws IOException {
        process.getOutputStream().close();
    }

    boolean endsWell() throws InterruptedException {
        return process.waitFor() == 0;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        try (BuildLock _ = BuildLock.take(Path.of(arguments[0]), () -> {})) {
            System.out.println("held");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
