package dev.tarmac.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.access.Logins;
import dev.tarmac.access.TokenDoor;
import dev.tarmac.store.AccountRows;
import dev.tarmac.store.Database;

import io.undertow.Undertow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Beside TLS, for clients that are not on this computer.
class GateTest {
    @TempDir Path directory;
    private Database database;
    private Guard guard;
    private Undertow server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        database = Database.open(directory.resolve("tarmac.db"), took -> {});
        AccountRows accounts = new AccountRows(database);
        Gate gate =
                new Gate(
                        new TokenDoor(accounts, InstantSource.system()),
                        new Logins(accounts, InstantSource.system()),
                        new PlainHttp(Optional.of(8443), here -> false));
        guard =
                new Guard(
                        Router.of(
                                List.of(
                                        page("GET", "/", Least.VIEWER),
                                        page("POST", "/login", Least.ANYBODY),
                                        data("GET", "/api/v1/machines", Least.VIEWER),
                                        data("POST", Routes.LOGIN, Least.ANYBODY),
                                        data("GET", "/boot/x", Least.ANYBODY)),
                                gate));
        server = Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(guard).build();
        server.start();
    }

    private static Route page(String method, String path, Least least) {
        return Route.page(method, path, least, exchange -> Reply.nothing(exchange));
    }

    private static Route data(String method, String path, Least least) {
        return Route.data(method, path, least, exchange -> Reply.nothing(exchange));
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
        guard.close();
        database.close();
    }

    @Test
    void aPageIsLookedAtByTlsAndNothingRemembersThatForEver() throws Exception {
        HttpResponse<String> answer = ask("GET", "/?state=failed");
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location"))
                .contains("https://127.0.0.1:8443/?state=failed");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void passwordsAndTokensAreNotTakenInTheClear() throws Exception {
        for (String path : List.of("/login", Routes.LOGIN))
            assertThat(ask("POST", path).statusCode()).as(path).isEqualTo(403);
        HttpResponse<String> machines = ask("GET", "/api/v1/machines");
        assertThat(machines.statusCode()).isEqualTo(403);
        assertThat(machines.body()).contains("https://127.0.0.1:8443/api/v1/machines");
    }

    @Test
    void whatMachinesFetchTheyGet() throws Exception {
        assertThat(ask("GET", "/boot/x").statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        InetSocketAddress at = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        URI uri = URI.create("http://127.0.0.1:" + at.getPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer tarmac_x")
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
