package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.network.Backoff;
import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.problem.Refused;

import java.io.IOException;

/// Reads a file over HTTP from any offset on. Reading on where the last read ended costs no new
/// request; a connection that breaks is made again, for ever, and goes on at the missing byte. An
/// answer that is not this file is refused at once.
final class RangeReader implements AutoCloseable {
    private final HttpAddress address;
    private final long total;
    private final Patience patience;
    private final Backoff backoff = new Backoff();

    private volatile HttpConnection connection;
    private long position;

    RangeReader(HttpAddress address, long total, Patience patience) {
        this.address = address;
        this.total = total;
        this.patience = patience;
    }

    /// Fills `to` from its start.
    void read(NativeMemory to, long offset, int length) throws Refused, Stopped {
        int got = 0;
        while (got < length) {
            try {
                if (connection == null || position != offset + got) open(offset + got);
                int count = connection.body(to, got, length - got);
                if (count == 0) throw new IOException("the server closed the connection");
                got += count;
                position += count;
                backoff.reset();
            } catch (IOException e) {
                close();
                patience.pause(
                        address + " at byte " + (offset + got) + ": " + e.getMessage(),
                        backoff.nextMillis());
            }
        }
    }

    private void open(long offset) throws IOException, Refused, Stopped {
        close();
        HttpConnection opened = HttpConnection.open(address);
        connection = opened;
        patience.requireGoing();
        try {
            HttpHead head = opened.get(address, offset);
            HttpAnswer.requireFile(address, head);
            requireRange(head, offset);
            position = offset;
        } catch (MalformedHttp e) {
            throw HttpAnswer.refused(address, e.getMessage());
        }
    }

    /// A server without ranges sends the whole; from the first byte on that is just as good.
    private void requireRange(HttpHead head, long offset) throws Refused {
        boolean whole = head.status() == 200;
        if (whole && offset > 0)
            throw new Refused(
                    address.toString(),
                    "the server sends the whole file when asked for the bytes from " + offset,
                    "serve images with a server that answers Range requests");
        long size = whole ? head.length() : head.rangeTotal();
        if (size != total)
            throw new Refused(
                    address.toString(),
                    "the file has " + size + " bytes, the manifest says " + total,
                    "import the image again: data and manifest do not belong together");
        if (!whole && (head.rangeStart() != offset || head.length() != total - offset))
            throw new Refused(
                    address.toString(),
                    "asked for the bytes from "
                            + offset
                            + " to the end, got "
                            + head.length()
                            + " from "
                            + head.rangeStart(),
                    "serve images with a server that answers Range requests to the letter");
    }

    /// From another thread: ends a wait for bytes.
    void shutdown() {
        HttpConnection open = connection;
        if (open != null) open.shutdown();
    }

    @Override
    public void close() {
        HttpConnection open = connection;
        connection = null;
        if (open != null) open.close();
    }
}
