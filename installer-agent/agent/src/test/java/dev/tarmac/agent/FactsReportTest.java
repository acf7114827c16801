package dev.tarmac.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.facts.FactsJson;
import dev.tarmac.facts.Firmware;
import dev.tarmac.facts.LinkNeighbour;
import dev.tarmac.facts.MachineFacts;
import dev.tarmac.facts.NicFacts;
import dev.tarmac.facts.SystemFacts;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Timeout(30)
class FactsReportTest {
    private static final LinkNeighbour SWITCH =
            new LinkNeighbour(
                    Optional.of("tor"),
                    "02:00:00:00:00:01",
                    "Ethernet1/1",
                    Optional.empty(),
                    Optional.empty());
    private static final NicFacts NIC = nic(true);
    private static final MachineFacts MACHINE =
            new MachineFacts(
                    Firmware.BIOS,
                    false,
                    1L << 30,
                    1,
                    "6.1",
                    new SystemFacts(
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                    List.of(),
                    List.of(NIC));

    private final List<MachineFacts> told = new ArrayList<>();
    private HttpServer http;
    private FactsReport report;

    @BeforeEach
    void starts() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext(
                "/agent/v1/facts",
                exchange -> {
                    told.add(read(exchange.getRequestBody().readAllBytes()));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        http.start();
        HttpAddress address = new HttpAddress("127.0.0.1", http.getAddress().getPort(), "/");
        report = new FactsReport(new Server(address, Console.to(OutputStream.nullOutputStream())));
    }

    @AfterEach
    void stops() {
        http.stop(0);
    }

    @Test
    void aSwitchThatSpeaksBeforeTheFirstLookIsToldWithIt() throws Exception {
        report.heard("eth0", SWITCH);
        assertThat(told).isEmpty();

        report.looked(MACHINE);

        assertThat(told).containsExactly(MACHINE.with(List.of(NIC.with(Optional.of(SWITCH)))));
    }

    @Test
    void whatIsKnownLaterIsToldOnceMore() throws Exception {
        report.looked(MACHINE);
        report.heard("eth0", SWITCH);
        report.heard("eth0", SWITCH);
        report.looked(List.of(NIC));
        report.looked(List.of(nic(false)));

        assertThat(told)
                .containsExactly(
                        MACHINE,
                        MACHINE.with(List.of(NIC.with(Optional.of(SWITCH)))),
                        MACHINE.with(List.of(nic(false).with(Optional.of(SWITCH)))));
    }

    private static NicFacts nic(boolean carrier) {
        return new NicFacts(
                "eth0",
                "52:54:00:00:00:01",
                Optional.of("virtio_net"),
                Optional.empty(),
                carrier,
                true);
    }

    private static MachineFacts read(byte[] body) throws IOException {
        try {
            return FactsJson.decode(JsonObject.parse(new String(body, StandardCharsets.UTF_8)));
        } catch (MalformedJson e) {
            throw new IOException(e);
        }
    }
}
