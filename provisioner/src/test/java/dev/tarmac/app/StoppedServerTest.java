package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.facts.Firmware;
import dev.tarmac.image.Frame;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// A server in a process of its own is told to stop (SIGTERM).
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StoppedServerTest {
    /// More than the buffers of two sockets hold.
    private static final int FRAME = 16 << 20;

    private static final int FRAMES = 4;
    private static final int LARGE = FRAMES * FRAME;

    @TempDir Path directory;
    private Rig rig;
    private Process process;
    private Client client;

    @BeforeEach
    void prepare() throws Exception {
        rig = new Rig(directory);
        client = rig.client();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        if (process != null) process.destroyForcibly().waitFor();
    }

    private void start(int stopSeconds) throws IOException {
        process =
                ServerProcess.start(
                        rig, rig.writeConfiguration(Map.of("stopSeconds", stopSeconds)));
        client.close();
        client = rig.client();
    }

    @Test
    void nobodyIsAtWorkAndItEndsAtOnce() throws Exception {
        start(100);
        assertThat(client.get("/health/ready").status()).isEqualTo(200);
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(rig.config.data().resolve("tarmac.db")).exists();
        // SQLite removes it when the last connection is closed well.
        assertThat(rig.config.data().resolve("tarmac.db-wal")).doesNotExist();
    }

    @Test
    void aLongPollIsAnsweredAtOnce() throws Exception {
        start(100);
        FakeAgent agent = new FakeAgent(client, "52:54:00:00:0c:01");
        agent.boot(FakeAgent.facts(Firmware.BIOS, FakeAgent.emptyDisk("one")));
        FutureTask<Integer> poll = new FutureTask<>(() -> agent.askCommand(50).status());
        Thread.ofVirtual().start(poll);
        awaitPoll();
        long before = System.nanoTime();
        process.destroy();
        assertThat(poll.get(40, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(45));
        assertThat(process.exitValue()).isZero();
    }

    /// The poll is being answered, and so is the question for the figure.
    private void awaitPoll() throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!client.get("/metrics").text().contains("tarmac_http_requests_in_flight 2.0"))
            assertThat(System.nanoTime()).as("no poll came").isLessThan(end);
    }

    @Test
    void anImageOnItsWayArrivesWholeAndNobodyElseIsLetIn() throws Exception {
        start(100);
        writeLargeImage();
        try (Socket slow = ask("/images/large/data.tar.zst")) {
            InputStream in = slow.getInputStream();
            long length = skipHeaders(in);
            assertThat(length).isEqualTo(LARGE);
            byte[] begin = in.readNBytes(100_000);
            process.destroy();
            awaitRefusal();
            assertThat(process.isAlive()).isTrue();
            byte[] rest = in.readNBytes(LARGE - begin.length);
            assertThat(rest.length).isEqualTo(LARGE - begin.length);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
    }

    @Test
    void whoNeverEndsIsBrokenOffWhenTimeIsUp() throws Exception {
        start(1);
        writeLargeImage();
        try (Socket stuck = ask("/images/large/data.tar.zst")) {
            skipHeaders(stuck.getInputStream());
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(rig.config.data().resolve("tarmac.db-wal")).doesNotExist();
        }
    }

    private Socket ask(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(64 << 10);
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), rig.config.httpPort()));
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write(
                        ("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /// @return the length of the body, which comes next
    private static long skipHeaders(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) text.append((char) in.read());
        return text.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElseThrow();
    }

    private void awaitRefusal() throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), rig.config.httpPort()));
            } catch (ConnectException refused) {
                break;
            }
            assertThat(System.nanoTime()).as("still taken").isLessThan(end);
        }
        assertThatThrownBy(() -> rig.client().get("/health/live"))
                .isInstanceOf(ConnectException.class);
    }

    private void writeLargeImage() throws IOException {
        byte[] data = new byte[LARGE];
        Path image = Files.createDirectories(rig.config.images().resolve("large"));
        Files.write(image.resolve("data.tar.zst"), data);
        String sha256 = Rig.sha256(data);
        ImageManifest manifest =
                new ImageManifest(
                        "large",
                        "x86_64",
                        new ImageManifest.Os("debian", "12", "Debian 12"),
                        LARGE,
                        sha256,
                        LARGE,
                        1,
                        LARGE,
                        IntStream.range(0, FRAMES)
                                .mapToObj(
                                        i ->
                                                new Frame(
                                                        (long) i * FRAME,
                                                        FRAME,
                                                        FRAME,
                                                        sha256,
                                                        i == 0))
                                .toList(),
                        List.of(
                                new ImageManifest.Kernel(
                                        "6.1.0",
                                        "/boot/vmlinuz-6.1.0",
                                        "/boot/initrd.img-6.1.0",
                                        sha256)),
                        new ImageManifest.Loaders(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        List.of(),
                        List.of(),
                        "systemd",
                        "networkd");
        Files.writeString(
                image.resolve("manifest.json"), JsonObject.write(ManifestJson.encode(manifest)));
    }
}
