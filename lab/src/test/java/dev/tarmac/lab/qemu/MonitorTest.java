package dev.tarmac.lab.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A conversation with a QEMU that keeps the answer to `slow` until it is asked something else.
class MonitorTest {
    @TempDir Path folder;
    private ServerSocketChannel qemu;

    @BeforeEach
    void listen() throws IOException {
        qemu = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        qemu.bind(UnixDomainSocketAddress.of(folder.resolve("qmp")));
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        qemu.close();
    }

    private void serve() {
        List<String> kept = new ArrayList<>();
        try (SocketChannel client = qemu.accept();
                BufferedReader lines =
                        new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8))) {
            say(client, "{\"QMP\":{}}");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject ask = JsonObject.parse(line);
                String command = ask.text("execute");
                String answer =
                        JsonObject.write(
                                JsonObject.members(
                                        "return",
                                        Map.of("to", command),
                                        "id",
                                        ask.optionalNumber("id").orElse(0)));
                kept.add(answer);
                if (command.equals("slow")) continue;
                for (String each : kept) say(client, each);
                kept.clear();
            }
        } catch (Exception e) {
            // The test is over.
        }
    }

    private static void say(SocketChannel client, String line) throws IOException {
        client.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anAnswerThatComesTooLateIsNotTheNextOnes() throws Exception {
        try (Monitor monitor = Monitor.connect(folder.resolve("qmp"), Duration.ofSeconds(2))) {
            assertThatThrownBy(() -> monitor.ask("slow", Map.of()))
                    .hasMessageContaining("did not answer slow");
            assertThat(monitor.ask("query-kvm", Map.of()).object("return").text("to"))
                    .isEqualTo("query-kvm");
        }
    }
}
