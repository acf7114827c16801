package dev.tarmac.agent.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// A server, over connections that stay open from one call to the next. Each call has a connection
/// to itself: a long poll holds up no report.
public final class HttpLine implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;

    /// Of an agent one polls and one reports; what a third left is not worth keeping.
    private static final int MOST_IDLE = 2;

    private final HttpAddress server;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean isClosed;

    public HttpLine(HttpAddress server) {
        this.server = server;
    }

    /// Sends one request and reads the whole answer.
    ///
    /// @param bearer token for `Authorization`, or empty
    /// @param body JSON, or empty for none
    /// @param silence the longest the server may keep still
    public HttpCall.Reply send(
            String method, String target, String bearer, String body, Duration silence)
            throws IOException {
        byte[] request = HttpCall.request(server, method, target, bearer, body);
        Connection kept = kept();
        if (kept != null) {
            try {
                return call(kept, request, silence);
            } catch (Stale e) {
                // The server closed it meanwhile, so it did the others.
                forget();
            }
        }
        return call(new Connection(server), request, silence);
    }

    private HttpCall.Reply call(Connection connection, byte[] request, Duration silence)
            throws IOException {
        boolean keeps = false;
        try {
            HttpCall.Answer answer = connection.call(request, silence);
            keeps = answer.staysOpen() && keep(connection);
            return answer.reply();
        } finally {
            if (!keeps) connection.close();
        }
    }

    private synchronized Connection kept() {
        return idle.pollLast();
    }

    private synchronized boolean keep(Connection connection) {
        return !isClosed && idle.size() < MOST_IDLE && idle.add(connection);
    }

    private synchronized void forget() {
        while (!idle.isEmpty()) idle.removeLast().close();
    }

    /// Nothing is kept any more; a call that is under way comes to its end.
    @Override
    public synchronized void close() {
        isClosed = true;
        forget();
    }

    /// A kept connection that was over before an answer began.
    private static final class Stale extends IOException {
        private static final long serialVersionUID = 1;

        Stale(IOException cause) {
            super(cause);
        }
    }

    private static final class Connection implements AutoCloseable {
        private final Socket socket = new Socket();
        private final InputStream in;
        private boolean wasUsed;

        Connection(HttpAddress server) throws IOException {
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(server.host(), server.port()), CONNECT_MILLIS);
                in = new BufferedInputStream(socket.getInputStream());
            } catch (IOException e) {
                close();
                throw e;
            }
        }

        HttpCall.Answer call(byte[] request, Duration silence) throws IOException {
            begin(request, silence);
            wasUsed = true;
            return HttpCall.read(in);
        }

        /// Up to the first byte of the answer.
        private void begin(byte[] request, Duration silence) throws IOException {
            try {
                socket.setSoTimeout((int) silence.toMillis());
                socket.getOutputStream().write(request);
                in.mark(1);
                boolean isOver = in.read() < 0;
                if (isOver) throw new IOException("the server closed the connection");
                in.reset();
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                if (wasUsed) throw new Stale(e);
                throw e;
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // What was to be heard of it is heard.
            }
        }
    }
}
