package dev.tarmac.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Predicate;

/// What may be asked for without TLS where there is TLS: what machines fetch, and everything from
/// this computer itself, where no network hears it. Passwords and tokens of others come by TLS.
///
/// @param tlsPort empty where there is no TLS: then everything may
/// @param isHere whether a client is on this computer
record PlainHttp(Optional<Integer> tlsPort, Predicate<InetAddress> isHere) {
    boolean mayAsk(InetAddress client, Route route) {
        return tlsPort.isEmpty() || !isForPeople(route) || isHere.test(client);
    }

    private static boolean isForPeople(Route route) {
        return route.isPage()
                || route.least().role().isPresent()
                || route.path().equals(Routes.LOGIN);
    }

    /// The same address by TLS; its front page when the path cannot be written.
    ///
    /// @param host as the client named it, perhaps with a port
    /// @param query as it came, perhaps empty
    Optional<URI> secured(String host, String path, String query) {
        int colon = host.lastIndexOf(':');
        String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return tlsPort.map(port -> uri("https://" + name + ":" + port, path, query));
    }

    private static URI uri(String server, String path, String query) {
        try {
            String written = new URI(null, null, path, null).getRawPath();
            return new URI(server + written + (query.isEmpty() ? "" : "?" + query));
        } catch (URISyntaxException e) {
            return URI.create(server + "/");
        }
    }
}
