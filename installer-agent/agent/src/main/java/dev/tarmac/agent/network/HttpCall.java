package dev.tarmac.agent.network;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One HTTP/1.1 request and its answer as bytes. Small on purpose: the JDK's client loads hundreds
/// of classes, which a machine without a cache feels.
public final class HttpCall {
    private static final int LONGEST_LINE = 16 << 10;
    private static final int MOST_HEADERS = 100;
    private static final int MOST_BODY = 64 << 20;

    private HttpCall() {}

    /// The status and the body as text.
    public record Reply(int status, String text) {}

    /// @param staysOpen whether the connection is good for the next request
    record Answer(Reply reply, boolean staysOpen) {}

    /// @param bearer token for `Authorization`, or empty
    /// @param body JSON, or empty for none
    static byte[] request(
            HttpAddress server, String method, String target, String bearer, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String authorization = bearer.isEmpty() ? "" : "Authorization: Bearer " + bearer + "\r\n";
        String head =
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: "
                        + server.hostAndPort()
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + content.length
                        + "\r\n"
                        + authorization
                        + "\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + content.length);
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(content);
        return request.toByteArray();
    }

    static Answer read(InputStream in) throws IOException {
        String first = line(in);
        int status = status(first);
        long length = -1;
        boolean chunked = false;
        boolean staysOpen = first.startsWith("HTTP/1.1");
        for (int count = 0; ; count++) {
            if (count > MOST_HEADERS) throw new IOException("more than 100 header lines");
            String header = line(in).toLowerCase(Locale.ROOT);
            if (header.isEmpty()) break;
            if (header.startsWith("content-length:")) length = length(header.substring(15));
            if (header.startsWith("transfer-encoding:")) chunked = header.contains("chunked");
            if (header.startsWith("connection:")) staysOpen &= !header.contains("close");
        }
        if (status == 204 || status == 304) return new Answer(new Reply(status, ""), staysOpen);
        byte[] body = chunked ? chunks(in) : body(in, length);
        // A body without a length ends with its connection.
        staysOpen &= chunked || length >= 0;
        return new Answer(new Reply(status, new String(body, StandardCharsets.UTF_8)), staysOpen);
    }

    private static byte[] body(InputStream in, long length) throws IOException {
        if (length < 0) return in.readNBytes(MOST_BODY);
        byte[] body = in.readNBytes((int) length);
        if (body.length < length)
            throw new EOFException("the answer ends after " + body.length + " of " + length);
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int end = size.indexOf(';');
            int length = hexadecimal(end < 0 ? size : size.substring(0, end));
            if (body.size() + (long) length > MOST_BODY) throw new IOException("answer too long");
            if (length == 0) {
                skipTrailers(in);
                return body.toByteArray();
            }
            body.writeBytes(body(in, length));
            line(in);
        }
    }

    /// Up to the empty line, behind which the next answer begins.
    private static void skipTrailers(InputStream in) throws IOException {
        for (int count = 0; !line(in).isEmpty(); count++)
            if (count > MOST_HEADERS) throw new IOException("more than 100 trailer lines");
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12)
            throw new IOException("this is no HTTP server: '" + line + "'");
        try {
            return Integer.parseInt(line.substring(9, 12));
        } catch (NumberFormatException e) {
            throw new IOException("no status in '" + line + "'", e);
        }
    }

    private static long length(String text) throws IOException {
        try {
            long length = Long.parseLong(text.strip());
            if (length >= 0 && length <= MOST_BODY) return length;
        } catch (NumberFormatException e) {
            throw new IOException("no length: '" + text + "'", e);
        }
        throw new IOException("an answer of " + text.strip() + " bytes is too long");
    }

    private static int hexadecimal(String text) throws IOException {
        try {
            int value = Integer.parseInt(text.strip(), 16);
            if (value >= 0) return value;
        } catch (NumberFormatException e) {
            throw new IOException("no chunk size: '" + text + "'", e);
        }
        throw new IOException("no chunk size: '" + text + "'");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new EOFException("the server closed the connection");
            if (line.length() > LONGEST_LINE) throw new IOException("a header line without end");
            if (b != '\r') line.append((char) b);
        }
        return line.toString();
    }
}
