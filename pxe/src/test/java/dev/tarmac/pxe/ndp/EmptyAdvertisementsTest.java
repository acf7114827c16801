package dev.tarmac.pxe.ndp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.pxe.MacAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The socket is a list here: a real one needs root.
@Timeout(20)
class EmptyAdvertisementsTest {
    private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:01");

    private final List<byte[]> sent = new ArrayList<>();
    private final Deque<Optional<IOException>> sendings = new ArrayDeque<>();
    private int asked;

    /// While an interface comes up its own address is tentative, and sending fails for a second.
    @Test
    void aFailureIsNotTheEnd() {
        sendings.add(Optional.of(new IOException("sendto failed with errno 99")));
        sendings.add(Optional.empty());
        serve(MAC, 4);
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst()).startsWith(134, 0).hasSize(16);
    }

    @Test
    void onlyAMachineThatIsBootingIsAnswered() {
        serve(MacAddress.parse("52:54:00:00:00:02"), 2);
        assertThat(sent).isEmpty();
    }

    /// The second question fails to be heard.
    private void serve(MacAddress booting, int questions) {
        EmptyAdvertisements[] answers = new EmptyAdvertisements[1];
        Solicitations line =
                new Solicitations() {
                    @Override
                    public Optional<Heard> receive() throws IOException {
                        asked++;
                        if (asked == 2) throw new IOException("recvfrom failed with errno 100");
                        if (asked >= questions) answers[0].close();
                        return asked >= questions ? Optional.empty() : Optional.of(question());
                    }

                    @Override
                    public void send(byte[] packet, ByteBuffer to) throws IOException {
                        Optional<IOException> trouble = sendings.removeFirst();
                        if (trouble.isPresent()) throw trouble.get();
                        sent.add(packet);
                    }

                    @Override
                    public void close() {}
                };
        answers[0] = new EmptyAdvertisements(line, booting::equals);
        answers[0].serve();
    }

    /// From fe80::5054:ff:fe00:1, with the option that names the NIC.
    private static Solicitations.Heard question() {
        byte[] packet = {(byte) 133, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0x52, 0x54, 0, 0, 0, 1};
        byte[] from = new byte[28];
        from[8] = (byte) 0xFE;
        from[9] = (byte) 0x80;
        return new Solicitations.Heard(ByteBuffer.wrap(packet), ByteBuffer.wrap(from));
    }
}
