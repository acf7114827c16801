package dev.tarmac.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.tarmac.agent.driver.Drivers;
import dev.tarmac.agent.network.BootParameters;
import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.problem.Refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// On a machine made of files, against a server that lets it wait.
@Timeout(30)
class AgentTest {
    @TempDir Path machine;
    private final List<String> facts = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private HttpServer http;
    private int asked;

    @BeforeEach
    void starts() throws IOException {
        Files.createDirectories(machine.resolve("sys/block"));
        Files.writeString(machine.resolve("modules.dep"), "kernel/sd_mod.ko:\n");
        Files.writeString(machine.resolve("modules.alias"), "alias scsi:t-0x00* sd_mod\n");
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/agent/v1/beat", exchange -> answer(exchange, 200, "{}"));
        http.createContext(
                "/agent/v1/facts",
                exchange -> {
                    facts.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    answer(exchange, 200, "{}");
                });
        http.createContext("/agent/v1/command", this::command);
        http.start();
    }

    @AfterEach
    void stops() {
        http.stop(0);
    }

    /// A disk on a slow controller: first the device, then, when its driver is there, the disk.
    private void command(HttpExchange exchange) throws IOException {
        asked++;
        if (asked == 1) {
            Path device = machine.resolve("sys/bus/scsi/devices/2:0:0:0");
            Files.createDirectories(device);
            Files.writeString(device.resolve("modalias"), "scsi:t-0x00\n");
        }
        if (asked == 2) {
            Path disk = machine.resolve("sys/block/sda");
            Files.createDirectories(disk.resolve("device"));
            Files.writeString(disk.resolve("size"), "2048\n");
        }
        if (asked < 5) answer(exchange, 200, "{\"command\": \"wait\"}");
        else answer(exchange, 403, "{\"where\": \"x\", \"what\": \"the end\", \"fix\": \"x\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void aDiskThatComesLateGetsItsDriverAndIsReported() throws Refused {
        Path sys = machine.resolve("sys");
        Drivers drivers = Drivers.of(sys, machine, told::add);
        Probing probing = new Probing(sys, machine, machine, drivers, "", told::add);
        probing.start();
        HttpAddress address = new HttpAddress("127.0.0.1", http.getAddress().getPort(), "/");
        Console console = Console.to(OutputStream.nullOutputStream());
        Server server = new Server(address, console);
        FactsReport report = new FactsReport(server);
        Agent agent =
                new Agent(
                        server,
                        report,
                        new Cables(sys, machine, drivers, report, told::add),
                        console,
                        probing,
                        new StreamedImages(),
                        boot(address),
                        0);

        assertThatThrownBy(agent::run).hasMessageContaining("the end");

        assertThat(told).singleElement().asString().startsWith("driver sd_mod ");
        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst()).doesNotContain("sda");
        assertThat(facts.getLast()).contains("sda");
    }

    private static BootParameters boot(HttpAddress server) throws Refused {
        return BootParameters.parse(
                "tarmac.server="
                        + server
                        + " tarmac.mac=52:54:00:ab:cd:01 tarmac.address=127.0.0.1"
                        + " tarmac.netmask=255.0.0.0");
    }
}
