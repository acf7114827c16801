package dev.tarmac.agent.image;

import dev.tarmac.order.ImageSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A small HTTP server on loopback that can do what real ones do on bad days: die in the middle of
/// a body, send another file, forget ranges. Deaths are exact to the byte.
final class ImageServer implements AutoCloseable {
    private final byte[] manifest;
    private final String manifestSha256;
    private volatile byte[] data;
    private volatile int status = 206;
    private volatile boolean ranges = true;
    private volatile long dieAfterBytes = Long.MAX_VALUE;
    private volatile Runnable afterDataRequest = () -> {};
    private volatile ServerSocket listener;
    private final int port;
    private final List<String> requests = new ArrayList<>();

    ImageServer(TestImage image) throws IOException {
        manifest = image.manifestBytes();
        manifestSha256 = TestImage.sha256(manifest);
        data = image.data();
        listener = listen(0);
        port = listener.getLocalPort();
        serve(listener);
    }

    ImageSource source() {
        String url = "http://127.0.0.1:" + port;
        return new ImageSource("test", url + "/manifest.json", manifestSha256, url + "/data");
    }

    /// Every connection is cut, and nobody listens any more, once so many bytes of data were sent.
    void dieAfter(long bytes) {
        dieAfterBytes = bytes;
    }

    /// Runs once, when the answer to the next request for data has been sent.
    void afterNextDataRequest(Runnable action) {
        afterDataRequest = action;
    }

    void restart() throws IOException {
        dieAfterBytes = Long.MAX_VALUE;
        listener = listenAgain();
        serve(listener);
    }

    /// The port is free when the thread that accepted on it has seen that it was closed.
    private ServerSocket listenAgain() throws IOException {
        for (int left = 200; ; left--) {
            try {
                return listen(port);
            } catch (BindException e) {
                if (left == 0) throw e;
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    void data(byte[] other) {
        data = other;
    }

    void answerDataWith(int status) {
        this.status = status;
    }

    void forgetRanges() {
        ranges = false;
    }

    /// The Range header of every request for the data file.
    synchronized List<String> ranges() {
        return List.copyOf(requests);
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void serve(ServerSocket on) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!on.isClosed()) accept(on);
                        });
    }

    private void accept(ServerSocket on) {
        try {
            Socket socket = on.accept();
            Thread.ofVirtual().start(() -> answer(socket, on));
        } catch (IOException e) {
            // closed
        }
    }

    private void answer(Socket socket, ServerSocket on) {
        try (socket) {
            String request = readHead(socket.getInputStream());
            if (request.startsWith("GET /manifest.json"))
                send(socket, "200 OK", "", manifest, 0, Long.MAX_VALUE);
            else answerData(socket, request, on);
        } catch (IOException e) {
            // the client went away
        }
    }

    private void answerData(Socket socket, String request, ServerSocket on) throws IOException {
        String range =
                request.lines().filter(line -> line.startsWith("Range:")).findFirst().orElse("");
        synchronized (this) {
            requests.add(range);
        }
        if (status != 206) {
            send(socket, status + " No", "", new byte[0], 0, Long.MAX_VALUE);
            return;
        }
        int from = ranges ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        String header =
                "Content-Range: bytes "
                        + from
                        + "-"
                        + (data.length - 1)
                        + "/"
                        + data.length
                        + "\r\n";
        long limit = dieAfterBytes;
        send(
                socket,
                ranges ? "206 Partial Content" : "200 OK",
                ranges ? header : "",
                data,
                from,
                limit);
        afterDataRequest.run();
        afterDataRequest = () -> {};
        if (data.length - from <= limit) return;
        on.close();
        socket.setSoLinger(true, 0);
    }

    private static void send(
            Socket socket, String status, String header, byte[] body, int from, long limit)
            throws IOException {
        OutputStream out = socket.getOutputStream();
        int length = Math.max(0, body.length - from);
        String head =
                "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n" + header + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body, from, (int) Math.min(length, limit));
        out.flush();
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) throw new IOException("no request");
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
