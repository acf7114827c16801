package dev.tarmac.bench.pxe;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Room for the packets that a program has not read yet, for all sockets that are made while this
/// is open. perfdhcp asks for no more than it is given, and what it loses itself counts as a packet
/// that the server did not answer: with Linux's usual 208 KiB that is a burst of 40 ms. No network
/// namespace has a setting of its own.
final class ReceiveBuffers implements Closeable {
    private static final Path SETTING = Path.of("/proc/sys/net/core/rmem_default");
    private static final String LARGE = "4194304";

    private final String before;

    private ReceiveBuffers(String before) {
        this.before = before;
    }

    static ReceiveBuffers enlarge() throws IOException {
        // In one piece: the kernel takes a second read for the end, whatever the first one got.
        try (BufferedReader setting = Files.newBufferedReader(SETTING)) {
            ReceiveBuffers buffers = new ReceiveBuffers(setting.readLine());
            Files.writeString(SETTING, LARGE);
            return buffers;
        }
    }

    @Override
    public void close() throws IOException {
        Files.writeString(SETTING, before);
    }
}
