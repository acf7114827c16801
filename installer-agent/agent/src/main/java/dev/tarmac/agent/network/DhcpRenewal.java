package dev.tarmac.agent.network;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The two packets of a renewal (RFC 2131, 4.3.2 RENEWING): a DHCPREQUEST with nothing but our
/// address in `ciaddr`, and the answer to it. Pure bytes.
public final class DhcpRenewal {
    private static final int COOKIE = 0x63825363;
    private static final int OPTIONS = 240;
    private static final int SHORTEST = 300;

    private DhcpRenewal() {}

    /// What became of the lease.
    public sealed interface Answer {
        record Extended(long seconds) implements Answer {}

        record Refused() implements Answer {}
    }

    static byte[] request(int transaction, String mac, Ipv4 address) {
        ByteBuffer packet = ByteBuffer.allocate(SHORTEST);
        packet.put((byte) 1).put((byte) 1).put((byte) 6).put((byte) 0);
        packet.putInt(transaction).putInt(0).putInt(address.bits());
        packet.position(28);
        for (int i = 0; i < 6; i++)
            packet.put((byte) Integer.parseInt(mac.substring(3 * i, 3 * i + 2), 16));
        packet.position(OPTIONS - 4);
        packet.putInt(COOKIE);
        packet.put((byte) 53).put((byte) 1).put((byte) 3);
        packet.put((byte) 55).put((byte) 2).put((byte) 1).put((byte) 51);
        packet.put((byte) 255);
        return packet.array();
    }

    /// Empty when the packet is no answer to this request; any bytes at all may come in.
    public static Optional<Answer> answer(ByteBuffer packet, int transaction) {
        if (packet.remaining() < OPTIONS
                || packet.get(packet.position()) != 2
                || packet.getInt(packet.position() + 4) != transaction
                || packet.getInt(packet.position() + OPTIONS - 4) != COOKIE)
            return Optional.empty();
        packet.position(packet.position() + OPTIONS);
        int type = 0;
        long seconds = 0;
        while (packet.hasRemaining()) {
            int option = Byte.toUnsignedInt(packet.get());
            if (option == 255) break;
            if (option == 0) continue;
            int length = packet.hasRemaining() ? Byte.toUnsignedInt(packet.get()) : 0;
            if (length > packet.remaining()) break;
            if (option == 53 && length == 1) type = packet.get(packet.position());
            if (option == 51 && length == 4)
                seconds = Integer.toUnsignedLong(packet.getInt(packet.position()));
            packet.position(packet.position() + length);
        }
        return switch (type) {
            case 5 -> Optional.of(new Answer.Extended(seconds));
            case 6 -> Optional.of(new Answer.Refused());
            default -> Optional.empty();
        };
    }
}
