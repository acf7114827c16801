package dev.tarmac.agent.network;

/// Where an HTTP server listens. Written `http://host:port`; nothing else is understood yet.
public record HttpAddress(String host, int port) {
    private static final String SCHEME = "http://";

    public static HttpAddress parse(String text) {
        if (!text.startsWith(SCHEME))
            throw new IllegalArgumentException("must be http://host:port, not '" + text + "'");
        String rest = text.substring(SCHEME.length());
        if (rest.endsWith("/")) rest = rest.substring(0, rest.length() - 1);
        int colon = rest.lastIndexOf(':');
        String host = colon < 0 ? rest : rest.substring(0, colon);
        if (host.isEmpty() || host.indexOf('/') >= 0)
            throw new IllegalArgumentException("must be http://host:port, not '" + text + "'");
        return new HttpAddress(host, colon < 0 ? 80 : port(rest.substring(colon + 1), text));
    }

    private static int port(String digits, String text) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port < 65536) return port;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no port in '" + text + "'", e);
        }
        throw new IllegalArgumentException("no such port in '" + text + "'");
    }

    @Override
    public String toString() {
        return SCHEME + host + ":" + port;
    }
}
