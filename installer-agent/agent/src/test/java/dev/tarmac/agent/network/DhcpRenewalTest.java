package dev.tarmac.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

class DhcpRenewalTest {
    private static final Ipv4 ADDRESS = Ipv4.parse("192.168.76.23").orElseThrow();

    @Test
    void asksWithTheAddressInCiaddrAndNeitherServerNorRequestedAddress() {
        ByteBuffer packet =
                ByteBuffer.wrap(DhcpRenewal.request(0x01020304, "52:54:00:ab:cd:ef", ADDRESS));

        assertThat(packet.getInt(4)).isEqualTo(0x01020304);
        assertThat(packet.getInt(12)).isEqualTo(ADDRESS.bits());
        byte[] mac = new byte[6];
        packet.get(28, mac);
        assertThat(mac).containsExactly(0x52, 0x54, 0x00, 0xab, 0xcd, 0xef);
        assertThat(packet.getInt(236)).isEqualTo(0x63825363);
        byte[] options = new byte[8];
        packet.get(240, options);
        assertThat(options).containsExactly(53, 1, 3, 55, 2, 1, 51, 255);
    }

    @Test
    void understandsYesAndNo() {
        assertThat(DhcpRenewal.answer(reply(7, 53, 1, 5, 51, 4, 0, 0, 14, 16, 255), 7))
                .contains(new DhcpRenewal.Answer.Extended(3600));
        assertThat(DhcpRenewal.answer(reply(7, 0, 53, 1, 6, 255), 7))
                .contains(new DhcpRenewal.Answer.Refused());
    }

    @Test
    void ignoresAnswersToOthers() {
        assertThat(DhcpRenewal.answer(reply(8, 53, 1, 5, 255), 7)).isEmpty();
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(320)];
            random.nextBytes(bytes);
            if (bytes.length > 8) bytes[0] = 2;
            ByteBuffer packet = ByteBuffer.wrap(bytes);
            if (bytes.length >= 240) packet.putInt(236, 0x63825363).putInt(4, 7);
            assertThat(DhcpRenewal.answer(packet, 7)).isInstanceOf(Optional.class);
        }
    }

    @Test
    void renewsAtHalfTimeButNotAllTheTime() {
        assertThat(LeaseRenewal.pauseBefore(3600, 0)).isEqualTo(Duration.ofMinutes(30));
        assertThat(LeaseRenewal.pauseBefore(3, 0)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void countsWhatOfTheLeaseIsOverAtTheStart() {
        assertThat(LeaseRenewal.pauseBefore(3600, 600)).isEqualTo(Duration.ofMinutes(20));
        assertThat(LeaseRenewal.pauseBefore(120, 90)).isEqualTo(Duration.ZERO);
    }

    private static ByteBuffer reply(int transaction, int... options) {
        ByteBuffer packet = ByteBuffer.allocate(240 + options.length);
        packet.put(0, (byte) 2).putInt(4, transaction).putInt(236, 0x63825363);
        for (int i = 0; i < options.length; i++) packet.put(240 + i, (byte) options[i]);
        return packet;
    }
}
