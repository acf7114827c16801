package dev.tarmac.pxe.ndp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.pxe.MacAddress;
import dev.tarmac.pxe.MalformedPacket;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;

class RouterSolicitationTest {
    private static final String FROM = "fe80000000000000505400fffe000001";

    @Test
    void findsTheNicInTheOptionThatNamesIt() throws MalformedPacket {
        assertThat(decode("8500000000000000" + "0e01000000000000" + "0101525400000002", FROM))
                .isEqualTo(MacAddress.parse("52:54:00:00:00:02"));
    }

    @Test
    void findsTheNicInTheAddressMadeFromIt() throws MalformedPacket {
        assertThat(decode("8500000000000000", FROM))
                .isEqualTo(MacAddress.parse("52:54:00:00:00:01"));
    }

    @Test
    void refusesWhatNamesNobodyOrIsFromFarAway() {
        assertThatThrownBy(() -> decode("8500000000000000", "fe800000000000001234567812345678"))
                .hasMessage("nothing in it names the NIC");
        assertThatThrownBy(() -> decode("8500000000000000", "20010db800000000505400fffe000001"))
                .hasMessageContaining("link-local");
        assertThatThrownBy(() -> decode("8600000000000000", FROM))
                .hasMessageContaining("no router solicitation");
        assertThatThrownBy(() -> decode("85000000000000000e02000000000000", FROM))
                .hasMessageContaining("claims more");
        assertThatThrownBy(() -> decode("85000000000000000e00000000000000", FROM))
                .hasMessageContaining("claims more");
    }

    @Test
    void survivesRandomBytes() {
        Random random = new Random(5);
        byte[] source = HexFormat.of().parseHex(FROM);
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            if (bytes.length > 0) bytes[0] = (byte) RouterSolicitation.TYPE;
            try {
                assertThat(RouterSolicitation.decode(ByteBuffer.wrap(bytes), source)).isNotNull();
            } catch (MalformedPacket expected) {
                assertThat(expected).hasMessageMatching(".+");
            }
        }
    }

    private static MacAddress decode(String packet, String source) throws MalformedPacket {
        return RouterSolicitation.decode(
                        ByteBuffer.wrap(HexFormat.of().parseHex(packet)),
                        HexFormat.of().parseHex(source))
                .mac();
    }
}
