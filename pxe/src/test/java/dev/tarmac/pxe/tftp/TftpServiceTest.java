package dev.tarmac.pxe.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpService.Opening;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

class TftpServiceTest {
    private static final Ip4Address CLIENT = Ip4Address.parse("192.168.76.100");

    private final TftpService service = new TftpService(this::find, TftpLimits.STANDARD);

    @Test
    void servesAFileUnderTheTermsAskedFor() {
        Opening opening =
                service.open(new ReadRequest("/text", Mode.OCTET, Map.of("tsize", "0")), CLIENT);
        assertThat(opening)
                .isInstanceOfSatisfying(
                        Opening.Serve.class,
                        serve -> {
                            assertThat(serve.path()).hasToString("text");
                            assertThat(serve.terms().accepted()).containsEntry("tsize", "6");
                        });
    }

    @Test
    void turnsLinesIntoNetasciiAndCountsThemSo() throws IOException {
        Opening opening =
                service.open(new ReadRequest("text", Mode.NETASCII, Map.of("tsize", "0")), CLIENT);
        assertThat(opening).isInstanceOf(Opening.Serve.class);
        Opening.Serve serve = (Opening.Serve) opening;
        assertThat(serve.terms().accepted()).containsEntry("tsize", "8");
        ByteBuffer bytes = ByteBuffer.allocate(8);
        serve.file().read(0, bytes);
        assertThat(bytes.array()).isEqualTo("a\r\nb\r\0cd".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void saysWhyThereIsNothing() {
        assertThat(failure("absent")).isEqualTo(new Failure(1, "there is no file absent here"));
        assertThat(failure("../x").code()).isEqualTo(Failure.ACCESS_VIOLATION);
        assertThat(failure("broken"))
                .isEqualTo(new Failure(0, "cannot read broken: the disk is gone"));
    }

    private Failure failure(String name) {
        Opening opening = service.open(new ReadRequest(name, Mode.OCTET, Map.of()), CLIENT);
        assertThat(opening).isInstanceOf(Opening.Deny.class);
        return ((Opening.Deny) opening).failure();
    }

    private Optional<BootFile> find(TftpPath path) throws IOException {
        return switch (path.toString()) {
            case "text" -> Optional.of(new Bytes("a\nb\rcd".getBytes(StandardCharsets.US_ASCII)));
            case "broken" -> throw new IOException("the disk is gone");
            default -> Optional.empty();
        };
    }
}
