package dev.tarmac.bench.pxe;

import dev.tarmac.pxe.linux.NativeCall;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Threads of this process whose sockets are in another network. A client in a process of its own
/// would be a cold one in every sample.
final class InNamespace {
    private static final NativeCall OPEN =
            new NativeCall("open", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final NativeCall CLOSE =
            new NativeCall("close", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final NativeCall SETNS =
            new NativeCall(
                    "setns", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    // fcntl.h, sched.h
    private static final int READ_ONLY = 0;
    private static final int NEW_NETWORK = 0x40000000;

    private InNamespace() {}

    /// Does it on a new thread in that network, and waits for it.
    static <T> T call(Path network, Callable<T> work) throws IOException, InterruptedException {
        FutureTask<T> task =
                new FutureTask<>(
                        () -> {
                            enter(network);
                            return work.call();
                        });
        Thread.ofPlatform().name("client").daemon().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    /// Takes the calling thread there for good.
    static void enter(Path network) throws IOException {
        try (Arena here = Arena.ofConfined()) {
            int file =
                    (int)
                            OPEN.run(
                                    here.allocateFrom(network.toString(), StandardCharsets.UTF_8),
                                    READ_ONLY);
            SETNS.run(file, NEW_NETWORK);
            CLOSE.run(file);
        }
    }
}
