package dev.tarmac.pxe.tftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.TftpLimits;
import dev.tarmac.pxe.TftpQuirk;
import dev.tarmac.pxe.tftp.TftpPacket.Failure;
import dev.tarmac.pxe.tftp.TftpPacket.Mode;
import dev.tarmac.pxe.tftp.TftpPacket.ReadRequest;
import dev.tarmac.pxe.tftp.TftpService.Opening;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class TftpServiceTest {
    private static final Ip4Address CLIENT = Ip4Address.parse("192.168.76.100");

    private final TftpService service = new TftpService(this::find, TftpLimits.STANDARD);

    @Test
    void servesAFileUnderTheTermsAskedFor() {
        Opening opening = open(new ReadRequest("/text", Mode.OCTET, Map.of("tsize", "0")));
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
        Opening opening = open(new ReadRequest("text", Mode.NETASCII, Map.of("tsize", "0")));
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

    @Test
    void agreesToBlocksThatGoThroughInOnePiece() {
        ReadRequest asked = new ReadRequest("text", Mode.OCTET, Map.of("blksize", "8192"));
        assertThat(accepted(service.open(asked, CLIENT, Optional.empty(), 1418)))
                .containsEntry("blksize", "1418");
        assertThat(accepted(service.open(asked, CLIENT, Optional.empty(), 65_504)))
                .containsEntry("blksize", "1468");
        assertThat(accepted(service.open(asked, CLIENT, Optional.empty(), 100)))
                .containsEntry("blksize", "512");
    }

    @Test
    void refusesAClientTheOptionsThatItCannotLiveWith() {
        ReadRequest asked =
                new ReadRequest("text", Mode.OCTET, Map.of("blksize", "8192", "tsize", "0"));
        TftpQuirk old = new TftpQuirk("PXEClient:Arch:00000:UNDI:0020", Set.of("blksize"));
        TftpService strict =
                new TftpService(this::find, TftpLimits.STANDARD.withQuirks(List.of(old)));
        Optional<String> rom = Optional.of("PXEClient:Arch:00000:UNDI:002001");
        assertThat(accepted(strict.open(asked, CLIENT, rom, 1468))).containsOnlyKeys("tsize");
        for (String vendor : List.of("PXEClient:Arch:00007:UNDI:003016", "", "PXEClient"))
            assertThat(accepted(strict.open(asked, CLIENT, Optional.of(vendor), 1468)))
                    .containsOnlyKeys("blksize", "tsize");
        assertThat(accepted(strict.open(asked, CLIENT, Optional.empty(), 1468)))
                .containsOnlyKeys("blksize", "tsize");
    }

    @Test
    void aQuirkNamesWhoAndWhat() {
        assertThatThrownBy(() -> new TftpQuirk(" ", Set.of("blksize")))
                .hasMessageContaining("of everybody");
        assertThatThrownBy(() -> new TftpQuirk("PXEClient", Set.of()))
                .hasMessageContaining("without options");
        assertThatThrownBy(() -> new TftpQuirk("PXEClient", Set.of("multicast")))
                .hasMessage(
                        "no TFTP option of this server: multicast; it has blksize, timeout, tsize,"
                                + " windowsize");
    }

    private static Map<String, String> accepted(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Serve.class);
        return ((Opening.Serve) opening).terms().accepted();
    }

    private Opening open(ReadRequest request) {
        return service.open(request, CLIENT, Optional.empty(), 1468);
    }

    private Failure failure(String name) {
        Opening opening = open(new ReadRequest(name, Mode.OCTET, Map.of()));
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
