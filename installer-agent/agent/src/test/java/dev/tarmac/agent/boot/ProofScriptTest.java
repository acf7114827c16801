package dev.tarmac.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;

import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The script runs for real, with each tool that this machine has, against a real server.
class ProofScriptTest {
    private static final String TOKEN = "t0\"k\\en";

    @TempDir Path directory;
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private HttpServer server;
    private Path unit;
    private Path wanted;

    @BeforeEach
    void listens() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/mountinfo")), "needs Linux");
        unit = Files.writeString(directory.resolve("tarmac-proof.service"), "unit");
        wanted = Files.createSymbolicLink(directory.resolve("wanted.service"), unit);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.createContext(
                "/proof/v1",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    bodies.add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(statuses.pop(), -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget", "python3", "bash"})
    void provesTheBootAndRemovesItself(String tool) throws Exception {
        assumeTrue(has(tool), () -> "this machine has no " + tool);
        statuses.add(204);

        Ended ended = prove(tool);

        assertThat(ended.exit()).as(ended.output()).isZero();
        JsonObject proof = JsonObject.parse(bodies.getFirst());
        assertThat(proof.text("install")).isEqualTo("i-1");
        assertThat(proof.text("token")).isEqualTo(TOKEN);
        assertThat(proof.text("hostname")).isNotEmpty();
        assertThat(proof.text("kernel"))
                .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        assertThat(proof.optionalText("rootPartuuid")).isPresent();
        assertThat(proof.flag("secureBoot")).isIn(true, false);
        assertThat(ended.output()).doesNotContain("t0");
        assertThat(unit).doesNotExist();
        assertThat(Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(directory.resolve("tarmac")).doesNotExist();
        assertThat(directory.resolve("run")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget", "python3", "bash"})
    void triesAgainAfterAnErrorAndTakesAConflictForDone(String tool) throws Exception {
        assumeTrue(has(tool), () -> "this machine has no " + tool);
        statuses.add(503);
        statuses.add(409);

        Ended ended = prove(tool);

        assertThat(ended.exit()).as(ended.output()).isZero();
        assertThat(bodies).hasSize(2);
        assertThat(directory.resolve("tarmac")).doesNotExist();
    }

    @Test
    void stopsWhenTheServerRefusesAndKeepsEverything() throws Exception {
        String tool = has("curl") ? "curl" : "bash";
        assumeTrue(has(tool), "this machine has neither curl nor bash");
        statuses.add(403);

        Ended ended = prove(tool);

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.output()).contains("refuses").doesNotContain("t0");
        assertThat(directory.resolve("tarmac/proof-token")).exists();
        assertThat(unit).exists();
    }

    @Test
    void refusesWordsThatWouldLeaveTheirQuotes() {
        assertThatThrownBy(
                        () ->
                                ProofScript.text(
                                        "i'1", "http://192.0.2.1/", "curl", "/d", "/u", "/w"))
                .hasMessageContaining("i'1");
    }

    private record Ended(int exit, String output) {}

    private Ended prove(String tool) throws Exception {
        Path here = Files.createDirectory(directory.resolve("tarmac"));
        Path temporary = Files.createDirectory(directory.resolve("run"));
        Files.writeString(here.resolve("proof-token"), TOKEN + "\n");
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/proof/v1";
        String text =
                ProofScript.text(
                        "i-1", url, tool, here.toString(), unit.toString(), wanted.toString());
        Path script = Files.writeString(here.resolve("prove"), text);
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    private static boolean has(String tool) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1))
            if (Files.isExecutable(Path.of(folder, tool))) return true;
        return false;
    }
}
