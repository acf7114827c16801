package dev.tarmac.pxe.dhcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/// DISCOVER packets of real firmware, captured on the wire: `src/test/resources/dhcp/NAME.hex`.
final class Captured {
    static final List<String> NAMES = List.of("ovmf", "seabios-rom-ipxe", "snponly", "undionly");
    private static final Path FOLDER = Path.of("src/test/resources/dhcp");

    private Captured() {}

    static byte[] packet(String name) {
        try {
            return HexFormat.of().parseHex(Files.readString(FOLDER.resolve(name + ".hex")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> all() {
        return NAMES.stream().map(Captured::packet).toList();
    }

    static Path golden(String name) {
        return FOLDER.resolve(name + ".txt");
    }
}
