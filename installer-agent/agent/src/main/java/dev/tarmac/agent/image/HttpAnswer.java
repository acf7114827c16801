package dev.tarmac.agent.image;

import dev.tarmac.agent.network.HttpAddress;
import dev.tarmac.problem.Problem;
import dev.tarmac.problem.Refused;

import java.io.IOException;

/// Tells an answer that is a file from one that may come right by itself and from one that never
/// will.
final class HttpAnswer {
    private HttpAnswer() {}

    /// 200 or 206 pass; 502, 503 and 504 mean that the server is away behind something that is not.
    static void requireFile(HttpAddress address, HttpHead head) throws IOException, Refused {
        switch (head.status()) {
            case 200, 206 -> {}
            case 502, 503, 504 -> throw new IOException("the server says " + head.statusLine());
            default -> throw refused(address, "the server says " + head.statusLine());
        }
    }

    /// The address that an order or a manifest gives.
    static HttpAddress address(String url) throws Refused {
        try {
            return HttpAddress.parse(url);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    Problem.at(
                            url,
                            "the image's address " + e.getMessage(),
                            "give the server an http address that machines can reach"),
                    e);
        }
    }

    static Refused refused(HttpAddress address, String what) {
        return new Refused(
                address.toString(), what, "look whether the image is there: tarmac image list");
    }
}
