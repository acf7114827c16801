package dev.tarmac.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Answers with a file or one range of it (RFC 9110, 14). The entity tag is the content's digest:
/// the same bytes have the same tag on every server.
final class FileReply {
    private FileReply() {}

    static void send(HttpServerExchange exchange, Path file, String sha256, String type)
            throws IOException, HttpProblem {
        FileChannel channel = open(exchange, file);
        try {
            long size = channel.size();
            String tag = "\"sha256-" + sha256 + "\"";
            exchange.getResponseHeaders()
                    .put(Headers.ETAG, tag)
                    .put(Headers.ACCEPT_RANGES, "bytes")
                    .put(Headers.CONTENT_TYPE, type);
            if (tag.equals(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
                channel.close();
                exchange.setStatusCode(304).endExchange();
                return;
            }
            Optional<ByteSpan> part = part(exchange, size, tag);
            ByteSpan span = part.orElse(new ByteSpan(0, size));
            exchange.setResponseContentLength(span.length());
            if (part.isPresent()) {
                exchange.setStatusCode(206);
                exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, span.contentRange(size));
            }
            if (exchange.getRequestMethod().equals(Methods.HEAD)) {
                channel.close();
                exchange.endExchange();
            } else {
                FileTransfer.start(exchange, channel, span);
            }
        } catch (IOException | HttpProblem | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(HttpServerExchange exchange, Path file)
            throws IOException, HttpProblem {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new HttpProblem(
                    404, exchange.getRequestPath(), "its file is gone", "make it again");
        }
    }

    /// A range counts only while the file still is the one that the client began with.
    private static Optional<ByteSpan> part(HttpServerExchange exchange, long size, String tag)
            throws HttpProblem {
        String range = exchange.getRequestHeaders().getFirst(Headers.RANGE);
        String condition = exchange.getRequestHeaders().getFirst(Headers.IF_RANGE);
        if (range == null || (condition != null && !condition.equals(tag))) return Optional.empty();
        return switch (ByteSpan.parse(range, size)) {
            case ByteSpan.Answer.Part(ByteSpan span) -> Optional.of(span);
            case ByteSpan.Answer.Whole() -> Optional.empty();
            case ByteSpan.Answer.Outside() -> {
                exchange.getResponseHeaders().put(Headers.CONTENT_RANGE, "bytes */" + size);
                throw new HttpProblem(
                        416,
                        exchange.getRequestPath(),
                        "has " + size + " bytes; " + range + " lies outside",
                        "ask for bytes before its end");
            }
        };
    }
}
