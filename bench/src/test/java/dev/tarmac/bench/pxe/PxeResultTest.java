package dev.tarmac.bench.pxe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class PxeResultTest {
    @Test
    void isComparedWithTheBestPeer() {
        Map<String, List<Double>> peers = new LinkedHashMap<>();
        peers.put("slow", List.of(1.0, 2.0, 3.0));
        peers.put("fast", List.of(5.0, 4.0, 900.0));
        PxeResult result =
                new PxeResult("f", "MB/s", List.of(25.0, 1.0, 20.0), peers, 4.0, "by hand");
        assertThat(result.ratio().orElseThrow()).isEqualTo(4.0, within(1e-9));
        assertThat(result.met()).isTrue();
        assertThat(PxeResult.report(List.of(result)))
                .contains(
                        "\"name\" : \"f\"", "\"fast\" : 5.0", "\"ratio\" : 4.0", "\"met\" : true");
    }

    @Test
    void staysBelowItsBarWithoutPeers() {
        assertThat(time(19.9).met()).isTrue();
        assertThat(time(20.0).met()).isFalse();
        assertThat(time(20.0).ratio()).isEmpty();
    }

    private static PxeResult time(double millis) {
        return new PxeResult("t", "ms", List.of(millis), Map.of(), 20, "by hand");
    }
}
