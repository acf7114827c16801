package dev.tarmac.pxe.capture;

import dev.tarmac.pxe.Ip4Address;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;

/// A UDP datagram over IPv4, or the begin of one.
///
/// @param payload what is kept of it, read-only
/// @param length bytes of payload that it had on the wire, `payload.remaining()` or more
public record Datagram(
        Instant at,
        Ip4Address from,
        int fromPort,
        Ip4Address to,
        int toPort,
        ByteBuffer payload,
        int length) {
    /// IPv4 counts its length in 16 bits, 28 bytes of which are headers.
    public static final int LONGEST = 0xFFFF - 28;

    public Datagram {
        Objects.requireNonNull(at, "at");
        payload = payload.asReadOnlyBuffer().slice();
        if (length < payload.remaining() || length > LONGEST)
            throw new IllegalArgumentException(
                    payload.remaining() + " bytes of a datagram with " + length);
        if ((fromPort | toPort) >>> 16 != 0)
            throw new IllegalArgumentException("no UDP ports: " + fromPort + ", " + toPort);
    }

    /// All of it.
    public static Datagram whole(
            Instant at,
            Ip4Address from,
            int fromPort,
            Ip4Address to,
            int toPort,
            ByteBuffer payload) {
        return new Datagram(at, from, fromPort, to, toPort, payload, payload.remaining());
    }

    /// From the first byte on, for one reader.
    @Override
    public ByteBuffer payload() {
        return payload.duplicate();
    }

    public boolean isWhole() {
        return payload.remaining() == length;
    }
}
