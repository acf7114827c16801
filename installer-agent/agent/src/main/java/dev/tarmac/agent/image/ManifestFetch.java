package dev.tarmac.agent.image;

import dev.tarmac.agent.linux.NativeMemory;
import dev.tarmac.agent.linux.Sha256;
import dev.tarmac.agent.network.Backoff;
import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.image.ImageManifest;
import dev.tarmac.image.ManifestJson;
import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;
import dev.tarmac.order.ImageSource;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Fetches the manifest and holds it against the digest in the order.
final class ManifestFetch {
    private ManifestFetch() {}

    static ImageManifest fetch(ImageSource source, Patience patience) throws Refused, Stopped {
        HttpAddress address = HttpAnswer.address(source.manifestUrl());
        Backoff backoff = new Backoff();
        while (true) {
            try {
                return read(source, attempt(address));
            } catch (IOException e) {
                patience.pause(address + ": " + e.getMessage(), backoff.nextMillis());
            }
        }
    }

    private static NativeMemory attempt(HttpAddress address) throws IOException, Refused {
        try (HttpConnection connection = HttpConnection.open(address)) {
            HttpHead head = connection.get(address, -1);
            HttpAnswer.requireFile(address, head);
            if (head.length() < 1 || head.length() > ManifestJson.MAX_BYTES)
                throw HttpAnswer.refused(
                        address,
                        "a manifest of "
                                + head.length()
                                + " bytes; the limit is "
                                + ManifestJson.MAX_BYTES);
            return body(connection, (int) head.length());
        } catch (MalformedHttp e) {
            throw HttpAnswer.refused(address, e.getMessage());
        }
    }

    private static NativeMemory body(HttpConnection connection, int length) throws IOException {
        NativeMemory memory = NativeMemory.allocate(length);
        int got = 0;
        while (got < length) {
            int count = connection.body(memory, got, length - got);
            if (count == 0) throw new IOException("the server closed the connection");
            got += count;
        }
        return memory;
    }

    private static ImageManifest read(ImageSource source, NativeMemory bytes) throws Refused {
        String digest = Sha256.create().hex(bytes, 0, bytes.size());
        if (!digest.equals(source.manifestSha256()))
            throw new Refused(
                    source.manifestUrl(),
                    "the manifest's SHA-256 is "
                            + digest
                            + ", the order says "
                            + source.manifestSha256(),
                    "order the install again; if it stays so, import the image again");
        byte[] text = new byte[bytes.size()];
        bytes.buffer().get(0, text);
        try {
            return ManifestJson.decode(JsonObject.parse(new String(text, StandardCharsets.UTF_8)));
        } catch (MalformedJson e) {
            throw new Refused(
                    Problem.at(
                            source.manifestUrl(),
                            "the manifest is not one: " + e.getMessage(),
                            "import the image again with this version of tarmac"),
                    e);
        }
    }
}
