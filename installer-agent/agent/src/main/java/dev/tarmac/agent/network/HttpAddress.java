package dev.tarmac.agent.network;

/// An `http` URL taken apart. Plain HTTP is all there is: what comes over it is held against a
/// digest, or asked for with a token.
///
/// @param host a name or an address, IPv6 in brackets
/// @param path with the query, `/` when there is none
public record HttpAddress(String host, int port, String path) {
    private static final String SCHEME = "http://";
    private static final String FORM = "must be http://HOST[:PORT][/PATH], not '";

    /// Takes it apart.
    ///
    /// @throws IllegalArgumentException with what is wrong
    public static HttpAddress parse(String text) {
        if (!text.startsWith(SCHEME) || !isPlain(text))
            throw new IllegalArgumentException(FORM + text + "'");
        int slash = text.indexOf('/', SCHEME.length());
        String place = text.substring(SCHEME.length(), slash < 0 ? text.length() : slash);
        String path = slash < 0 ? "/" : text.substring(slash);
        int colon = place.indexOf(':', place.startsWith("[") ? place.indexOf(']') : 0);
        String host = colon < 0 ? place : place.substring(0, colon);
        if (host.isEmpty() || host.indexOf('@') >= 0)
            throw new IllegalArgumentException(FORM + text + "'");
        return new HttpAddress(host, colon < 0 ? 80 : port(place.substring(colon + 1), text), path);
    }

    /// Nothing that would end a line of the request.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) return false;
        return true;
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

    /// As the Host header wants it.
    public String hostAndPort() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return SCHEME + hostAndPort() + (path.equals("/") ? "" : path);
    }
}
