package dev.tarmac.pxe.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.MalformedPacket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

class CapturedPacketsTest {
    static List<String> names() {
        return Captured.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsWhatFirmwareReallySends(String name) throws MalformedPacket, IOException {
        String got = textOf(PacketCodec.decode(ByteBuffer.wrap(Captured.packet(name))));
        Path golden = Captured.golden(name);
        if ("write".equals(System.getProperty("golden"))) Files.writeString(golden, got);
        assertThat(got)
                .as("%s; if right: mvn -pl pxe test -Dgolden=write", golden)
                .isEqualTo(Files.readString(golden));
    }

    /// Why [BootStage] exists: nothing in these packets says which iPXE it is.
    @Test
    void aRomsIpxeAndOursSayTheSame() throws MalformedPacket {
        Packet rom = PacketCodec.decode(ByteBuffer.wrap(Captured.packet("seabios-rom-ipxe")));
        Packet ours = PacketCodec.decode(ByteBuffer.wrap(Captured.packet("undionly")));
        assertThat(ours.options()).isEqualTo(rom.options());
    }

    private static String textOf(Packet packet) {
        String header =
                "from %s, transaction %08x, %s s, broadcast %s, relay %s%n"
                        .formatted(
                                packet.mac(),
                                packet.transaction(),
                                packet.seconds(),
                                packet.broadcast(),
                                packet.relay());
        return packet.options().list().stream()
                .map(option -> option + "\n")
                .collect(Collectors.joining("", header, ""));
    }
}
