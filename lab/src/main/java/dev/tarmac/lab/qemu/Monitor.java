package dev.tarmac.lab.qemu;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A conversation with a running QEMU in its Machine Protocol: one JSON object per line.
final class Monitor implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LINE_LIMIT = 1 << 20;

    private final SocketChannel channel;
    private final Duration limit;
    private long asked;

    /// Empty = there will be no more.
    private final BlockingQueue<Optional<JsonObject>> answers = new LinkedBlockingQueue<>();

    private Monitor(SocketChannel channel, Duration limit) {
        this.channel = channel;
        this.limit = limit;
    }

    static Monitor connect(Path socket) throws IOException {
        return connect(socket, LIMIT);
    }

    /// @param limit for each answer
    static Monitor connect(Path socket, Duration limit) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            Monitor monitor = new Monitor(channel, limit);
            Thread.ofVirtual().name("qmp " + socket.getFileName()).start(monitor::read);
            monitor.ask("qmp_capabilities", Map.of());
            return monitor;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// The whole answer; its member `return` is what the command gives.
    synchronized JsonObject ask(String command, Map<String, ?> arguments) throws IOException {
        long id = ++asked;
        String line =
                JsonObject.write(
                                JsonObject.members(
                                        "execute", command, "arguments", arguments, "id", id))
                        + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) channel.write(bytes);
        try {
            JsonObject answer = await(command, id);
            if (answer.optionalObject("error").isPresent())
                throw new IOException(command + ": " + answer.object("error").text("desc"));
            return answer;
        } catch (MalformedJson e) {
            throw new IOException(command + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + command, e);
        }
    }

    /// An answer that came after its question was given up is passed over.
    private JsonObject await(String command, long id)
            throws IOException, InterruptedException, MalformedJson {
        Instant end = Instant.now().plus(limit);
        while (true) {
            long left = Duration.between(Instant.now(), end).toMillis();
            Optional<JsonObject> answer = answers.poll(left, TimeUnit.MILLISECONDS);
            if (answer == null)
                throw new IOException("QEMU did not answer " + command + " in " + limit);
            if (answer.isEmpty()) {
                answers.add(answer);
                throw new IOException("QEMU went away while it was asked " + command);
            }
            if (answer.get().number("id") == id) return answer.get();
        }
    }

    /// Greeting and events pass by.
    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        Channels.newReader(channel, StandardCharsets.UTF_8), LINE_LIMIT)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject message = JsonObject.parse(line);
                if (isAnswer(message)) answers.add(Optional.of(message));
            }
        } catch (IOException | MalformedJson e) {
            // The machine is gone; whoever asks hears it.
        } finally {
            answers.add(Optional.empty());
        }
    }

    private static boolean isAnswer(JsonObject message) throws MalformedJson {
        return message.optionalText("event").isEmpty() && message.optionalObject("QMP").isEmpty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
