package dev.tarmac.pxe.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Ties UDP sockets of this process to one interface (SO_BINDTODEVICE). A socket without an address
/// of its own, which broadcasts need, hears every network of the machine otherwise. Java keeps the
/// number of a socket to itself; Linux tells it in /proc.
public final class OneInterface {
    // asm-generic/socket.h; MIPS, PA-RISC and SPARC have other numbers.
    private static final int SOCKET_LEVEL = 1;
    private static final int BIND_TO_DEVICE = 25;
    private static final Path SELF = Path.of("/proc/self");

    private OneInterface() {}

    /// From now on the sockets without address that have this port hear that interface alone.
    ///
    /// @throws IOException when there is no such socket, or Linux refuses
    public static void bind(int port, String device) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"udp", "udp6"}) sockets.addAll(inodes(table, port));
        boolean found = false;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(SELF.resolve("fd"))) {
            for (Path descriptor : open)
                if (sockets.contains(target(descriptor))) {
                    set(Integer.parseInt(descriptor.getFileName().toString()), device);
                    found = true;
                }
        }
        if (!found) throw new IOException("no socket of this process listens on port " + port);
    }

    /// `socket:[INODE]` of each socket without address that has this port.
    private static Set<String> inodes(String table, int port) throws IOException {
        Set<String> inodes = new HashSet<>();
        String end = String.format(Locale.ROOT, ":%04X", port);
        Path file = SELF.resolve("net").resolve(table);
        if (!Files.exists(file)) return inodes;
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            String[] columns = line.strip().split("\\s+");
            if (columns.length > 9 && columns[1].matches("0+" + end))
                inodes.add("socket:[" + columns[9] + "]");
        }
        return inodes;
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    private static void set(int socket, String device) throws IOException {
        NativeCall call =
                new NativeCall(
                        "setsockopt",
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT);
        try (Arena here = Arena.ofConfined()) {
            MemorySegment name = here.allocateFrom(device, StandardCharsets.US_ASCII);
            call.run(socket, SOCKET_LEVEL, BIND_TO_DEVICE, name, (int) name.byteSize());
        }
    }
}
