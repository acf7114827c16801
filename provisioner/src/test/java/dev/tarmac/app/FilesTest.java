package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// Kernel, initramfs and images over HTTP.
class FilesTest extends RunningServer {
    private static final String DATA = "/images/debian-12/data.tar.zst";

    @Test
    void kernelAndInitramfsComeWhole() throws Exception {
        Client.Answer kernel = client.get("/boot/agent/vmlinuz");
        assertThat(kernel.bytes()).isEqualTo(Rig.KERNEL);
        assertThat(kernel.header("etag")).contains("\"sha256-" + Rig.sha256(Rig.KERNEL) + "\"");
        assertThat(client.get("/boot/agent/initramfs.img").bytes()).isEqualTo(Rig.INITRAMFS);
    }

    /// A machine in the middle of its boot never gets the kernel of one build and the initramfs of
    /// another.
    @Test
    void filesOfAnotherBuildAreNotThere() throws Exception {
        String script = client.get("/boot/52:54:00:00:08:01/ipxe").text();
        String kernel = "/boot/agent/" + Rig.sha256(Rig.KERNEL) + "/vmlinuz";
        String initramfs = "/boot/agent/" + Rig.sha256(Rig.INITRAMFS) + "/initramfs.img";
        assertThat(script).contains(kernel, initramfs);
        assertThat(client.get(kernel).bytes()).isEqualTo(Rig.KERNEL);
        assertThat(client.get(initramfs).bytes()).isEqualTo(Rig.INITRAMFS);
        String other = "0".repeat(64);
        assertProblem(client.get("/boot/agent/" + other + "/vmlinuz"), 404, "of another build");
        assertProblem(
                client.get("/boot/agent/" + other + "/initramfs.img"), 404, "of another build");
    }

    @Test
    void aHeadTellsTheSizeAlone() throws Exception {
        Client.Answer answer = client.head("/boot/agent/initramfs.img");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-length")).contains("" + Rig.INITRAMFS.length);
        assertThat(answer.bytes()).isEmpty();
        assertThat(client.head(DATA).header("content-length")).contains("" + Rig.IMAGE.length);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-0, 0, 1", "bytes=1000-1999, 1000, 2000", "bytes=-7, 2999993, 3000000"})
    void aRangeIsThatRange(String range, int from, int to) throws Exception {
        Client.Answer answer = client.get(DATA, "Range", range);
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(Rig.IMAGE, from, to));
        assertThat(answer.header("content-range"))
                .contains("bytes " + from + "-" + (to - 1) + "/3000000");
    }

    @Test
    void aBrokenDownloadGoesOnWhereItStopped() throws Exception {
        String tag = client.head(DATA).header("etag").orElseThrow();
        Client.Answer rest = client.get(DATA, "Range", "bytes=2000000-", "If-Range", tag);
        assertThat(rest.status()).isEqualTo(206);
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(Rig.IMAGE, 2_000_000, 3_000_000));
        Client.Answer other = client.get(DATA, "Range", "bytes=2000000-", "If-Range", "\"old\"");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.bytes()).hasSize(Rig.IMAGE.length);
    }

    @Test
    void aRangeBehindTheEndIsRefused() throws Exception {
        Client.Answer answer = client.get(DATA, "Range", "bytes=3000000-");
        assertProblem(answer, 416, "lies outside");
        assertThat(answer.header("content-range")).contains("bytes */3000000");
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        String tag = client.head(DATA).header("etag").orElseThrow();
        assertThat(client.get(DATA, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images/none/data.tar.zst",
                "/images/debian-12/",
                "/images/debian-12",
                "/images/debian-12/other",
                "/images/../agent/vmlinuz",
                "/images/%2e%2e/agent/manifest.json",
                "/images/..%2fagent/manifest.json",
                "/images/debian-12/../../agent/manifest.json",
                "/images/%00/data.tar.zst",
                "/images//etc/data.tar.zst",
                "/nothing/here",
            })
    void whatIsNoFileOfTheStoreIsNotThere(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("\"fix\":");
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        assertProblem(client.put(DATA, Map.of()), 405, "does not take PUT");
        assertProblem(client.delete("/boot/agent/vmlinuz"), 405, "does not take DELETE");
    }

    /// The agent fetches frames in parallel.
    @Test
    void manyRangesComeAtTheSameTime() throws Exception {
        int part = 100_000;
        List<CompletableFuture<Void>> parts =
                IntStream.range(0, 30)
                        .mapToObj(
                                i ->
                                        CompletableFuture.runAsync(
                                                () -> requireRange(i * part, (i + 1) * part)))
                        .toList();
        for (CompletableFuture<Void> one : parts) one.get();
    }

    private void requireRange(int from, int to) {
        try {
            assertThat(client.get(DATA, "Range", "bytes=" + from + "-" + (to - 1)).bytes())
                    .isEqualTo(Arrays.copyOfRange(Rig.IMAGE, from, to));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anImageWhoseDataIsCutIsNotGivenAway() throws Exception {
        rig.writeImage("cut", List.of("curl"));
        Path data = rig.config.images().resolve("cut/data.tar.zst");
        Files.write(data, new byte[10]);
        assertProblem(client.get("/images/cut/data.tar.zst"), 422, "3000000 bytes, not 10");
        assertThat(client.get("/api/v1/images").text()).contains("3000000 bytes, not 10");
    }

    @Test
    void headersWithoutEndAreNotRead() throws Exception {
        String answer =
                raw("GET /health HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\n\r\n");
        assertThat(answer).doesNotContain("200 OK");
        assertThat(client.get("/health").status()).isEqualTo(200);
    }

    /// As no well-behaved client would write it.
    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.config.httpPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(100_000), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }
}
