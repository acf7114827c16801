package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.LinuxException;
import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.TcpSocket;
import dev.tarmac.agent.network.HttpAddress;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/// One request and its answer, the body straight into memory outside the heap.
final class HttpConnection implements AutoCloseable {
    private static final int WAIT_SECONDS = 10;
    private static final int MAX_HEAD = 16 << 10;
    private static final int ECONNRESET = 104;

    /// "\r\n\r\n", read in the machine's byte order.
    private static final int END_OF_HEAD = 0x0a0d0a0d;

    private final TcpSocket socket;
    private final NativeMemory head = NativeMemory.allocate(MAX_HEAD);
    private int headEnd;
    private int received;

    private HttpConnection(TcpSocket socket) {
        this.socket = socket;
    }

    static HttpConnection open(HttpAddress address) throws IOException {
        InetAddress host = InetAddress.getByName(address.host());
        return new HttpConnection(TcpSocket.connect(host, address.port(), WAIT_SECONDS));
    }

    /// Asks for everything from `offset` on; a negative offset asks for the whole without a range.
    HttpHead get(HttpAddress address, long offset) throws LinuxException, MalformedHttp {
        String range = offset < 0 ? "" : "Range: bytes=" + offset + "-\r\n";
        byte[] request =
                ("GET "
                                + address.path()
                                + " HTTP/1.1\r\nHost: "
                                + address.hostAndPort()
                                + "\r\nUser-Agent: tarmac\r\nConnection: close\r\n"
                                + range
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        if (request.length > MAX_HEAD)
            throw new MalformedHttp("the address is too long to ask for");
        head.buffer().put(0, request);
        socket.send(head, request.length);
        return readHead();
    }

    /// Receives as much of the body as asked for; fewer bytes when the server closed or fell
    /// silent, 0 when there is nothing more.
    int body(NativeMemory to, int from, int length) throws LinuxException {
        int early = Math.min(received - headEnd, length);
        if (early == 0) return socket.receiveAll(to, from, length);
        to.buffer().put(from, head.buffer(), headEnd, early);
        headEnd += early;
        return early;
    }

    /// From another thread: ends a wait.
    void shutdown() {
        socket.shutdown();
    }

    @Override
    public void close() {
        socket.close();
    }

    private HttpHead readHead() throws LinuxException, MalformedHttp {
        received = 0;
        int scanned = 0;
        while (received < MAX_HEAD) {
            int count = socket.receiveSome(head, received, MAX_HEAD - received);
            if (count == 0) throw new LinuxException("wait for", "an answer", ECONNRESET);
            received += count;
            for (; scanned + 4 <= received; scanned++)
                if (head.buffer().getInt(scanned) == END_OF_HEAD) return parseHead(scanned);
        }
        throw new MalformedHttp("the answer's head is longer than " + MAX_HEAD + " bytes");
    }

    private HttpHead parseHead(int end) throws MalformedHttp {
        headEnd = end + 4;
        byte[] bytes = new byte[end];
        head.buffer().get(0, bytes);
        return HttpHead.parse(bytes, end);
    }
}
