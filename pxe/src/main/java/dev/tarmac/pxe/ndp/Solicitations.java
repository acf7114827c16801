package dev.tarmac.pxe.ndp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Hears router solicitations and answers one asker.
interface Solicitations extends AutoCloseable {
    /// What was heard, and the socket address (`sockaddr_in6`) it came from.
    record Heard(ByteBuffer packet, ByteBuffer from) {
        byte[] source() {
            byte[] address = new byte[16];
            from.get(8, address);
            return address;
        }
    }

    /// Waits at most a second.
    Optional<Heard> receive() throws IOException;

    /// The kernel fills the checksum in.
    void send(byte[] packet, ByteBuffer to) throws IOException;

    @Override
    void close();
}
