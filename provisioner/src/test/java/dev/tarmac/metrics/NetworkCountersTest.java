package dev.tarmac.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.DhcpDecision;
import dev.tarmac.pxe.DhcpSummary;
import dev.tarmac.pxe.Ip4Address;
import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.PxeEvent;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

class NetworkCountersTest {
    private static final Instant NOW = Instant.ofEpochSecond(1);
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");
    private static final Ip4Address CLIENT = Ip4Address.parse("192.0.2.7");

    private static PxeEvent discover(DhcpDecision decision) {
        return new PxeEvent.DhcpHandled(
                new DhcpSummary(
                        DhcpSummary.Type.DISCOVER,
                        MAC,
                        1,
                        0,
                        Ip4Address.NONE,
                        Ip4Address.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        ""),
                decision,
                NOW);
    }

    @Test
    void packetsAndTransfersAreCountedByWhatBecameOfThem() {
        try (Metrics metrics = new Metrics()) {
            NetworkCounters counters = metrics.network();
            for (int i = 0; i < 3; i++)
                counters.on(discover(new DhcpDecision.Refused("no address is free")));
            counters.on(discover(new DhcpDecision.Passed("for another server")));
            counters.on(new PxeEvent.RelayUnknown(MAC, CLIENT, NOW));
            counters.on(new PxeEvent.TransferStarted(Optional.of(MAC), CLIENT, "x.efi", 1000, NOW));
            counters.on(
                    new PxeEvent.TransferFailed(
                            Optional.of(MAC), CLIENT, "x.efi", 512, "silent", NOW));
            counters.on(new PxeEvent.TransferRefused(Optional.empty(), CLIENT, "y", "no", NOW));
            assertThat(metrics.text())
                    .contains(
                            "tarmac_dhcp_packets_total{outcome=\"refused\",type=\"discover\"} 3.0\n",
                            "tarmac_dhcp_packets_total{outcome=\"passed\",type=\"discover\"} 1.0\n",
                            "tarmac_dhcp_relay_unknown_total 1.0\n",
                            "tarmac_tftp_transfers_total{outcome=\"started\"} 1.0\n",
                            "tarmac_tftp_transfers_total{outcome=\"failed\"} 1.0\n",
                            "tarmac_tftp_transfers_total{outcome=\"refused\"} 1.0\n",
                            "tarmac_tftp_transfers_total{outcome=\"finished\"} 0.0\n",
                            "tarmac_tftp_sent_bytes_total 512.0\n")
                    .doesNotContain("52:54", "192.0.2.7");
        }
    }
}
