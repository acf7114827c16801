package dev.tarmac.http;

import java.net.InetAddress;
import java.util.Optional;

/// What may be asked for without TLS where there is TLS: what machines fetch, and everything from
/// this computer itself, where no network hears it. Passwords and tokens of others come by TLS.
///
/// @param tlsPort empty where there is no TLS: then everything may
record PlainHttp(Optional<Integer> tlsPort) {
    boolean mayAsk(InetAddress client, Route route) {
        return tlsPort.isEmpty() || !isForPeople(route) || client.isLoopbackAddress();
    }

    private static boolean isForPeople(Route route) {
        return route.isPage()
                || route.least().role().isPresent()
                || route.path().equals(Routes.LOGIN);
    }

    /// The same address by TLS.
    ///
    /// @param host as the client named it, perhaps with a port
    Optional<String> secured(String host, String path) {
        int colon = host.lastIndexOf(':');
        String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return tlsPort.map(port -> "https://" + name + ":" + port + path);
    }
}
