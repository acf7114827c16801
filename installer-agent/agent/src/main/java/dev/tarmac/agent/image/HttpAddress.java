package dev.tarmac.agent.image;

import dev.tarmac.problem.Refused;

import java.net.URI;

/// An `http` URL taken apart. Nothing secret travels over it and everything that comes is held
/// against a digest, so plain HTTP is enough.
record HttpAddress(String url, String host, int port, String pathAndQuery) {
    static HttpAddress parse(String url) throws Refused {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw refused(url, "is not a URL: " + e.getMessage());
        }
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null)
            throw refused(url, "is not of the form http://HOST[:PORT]/PATH");
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new HttpAddress(
                url, uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), path + query);
    }

    /// As the Host header wants it; `getHost` keeps the brackets of IPv6.
    String hostAndPort() {
        return host + ":" + port;
    }

    private static Refused refused(String url, String what) {
        return new Refused(
                url,
                "the image's address " + what,
                "give the server an http address that machines can reach");
    }
}
