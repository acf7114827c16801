package dev.tarmac.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.Optional;

class PlainHttpTest {
    private static final PlainHttp BESIDE_TLS =
            new PlainHttp(Optional.of(8443), InetAddress::isLoopbackAddress);

    private static final Route BOARD = Route.page("GET", "/", Least.VIEWER, exchange -> {});
    private static final Route LOGIN_PAGE =
            Route.page("POST", "/login", Least.ANYBODY, exchange -> {});
    private static final Route LOGIN =
            Route.data("POST", Routes.LOGIN, Least.ANYBODY, exchange -> {});
    private static final Route MACHINES =
            Route.data("GET", "/api/v1/machines", Least.VIEWER, exchange -> {});
    private static final Route SCRIPT =
            Route.data("GET", "/boot/{mac}/ipxe", Least.ANYBODY, exchange -> {});
    private static final Route AGENT =
            Route.data("POST", "/agent/v1/events", Least.MACHINE, exchange -> {});

    @Test
    void secretsOfPeopleCrossNoNetworkInTheClear() throws Exception {
        InetAddress elsewhere = InetAddress.getByName("192.0.2.7");
        InetAddress here = InetAddress.getLoopbackAddress();
        for (Route route : new Route[] {BOARD, LOGIN_PAGE, LOGIN, MACHINES}) {
            assertThat(BESIDE_TLS.mayAsk(elsewhere, route)).as("%s", route).isFalse();
            assertThat(BESIDE_TLS.mayAsk(here, route)).as("%s", route).isTrue();
            assertThat(new PlainHttp(Optional.empty(), _ -> false).mayAsk(elsewhere, route))
                    .isTrue();
        }
        for (Route route : new Route[] {SCRIPT, AGENT})
            assertThat(BESIDE_TLS.mayAsk(elsewhere, route)).as("%s", route).isTrue();
    }

    @Test
    void theSameAddressByTlsKeepsTheNameThatTheClientUsed() {
        assertThat(secured("tarmac.example:8077", "/installs", "state=failed&page=2"))
                .isEqualTo("https://tarmac.example:8443/installs?state=failed&page=2");
        assertThat(secured("192.0.2.1", "/a b", "")).isEqualTo("https://192.0.2.1:8443/a%20b");
        assertThat(secured("[2001:db8::1]", "/", "")).isEqualTo("https://[2001:db8::1]:8443/");
        assertThat(secured("tarmac.example", "/x", "{")).isEqualTo("https://tarmac.example:8443/");
    }

    private static String secured(String host, String path, String query) {
        return BESIDE_TLS.secured(host, path, query).orElseThrow().toASCIIString();
    }
}
