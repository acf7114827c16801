package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarmac.tls.OwnCertificate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;

/// A server that makes its own certificate, asked as anybody's client would.
class TlsApiTest {
    @TempDir Path directory;
    private Server server;
    private Rig rig;
    private int port;

    @BeforeEach
    void start() throws Exception {
        rig = new Rig(directory);
        port = Rig.freePort();
        Path file = rig.writeConfiguration(Map.of("https", Map.of("port", port)));
        server = Server.start(ServerConfig.read(file), Duration.ZERO);
        rig.token = server.firstToken().orElseThrow().text();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoTrustsItsAuthorityIsServed() throws Exception {
        try (HttpClient client = client(trust())) {
            HttpResponse<String> answer =
                    client.send(machines("localhost"), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(client.send(machines("127.0.0.1"), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoDoesNotTrustItIsNotServed() {
        try (HttpClient client = client(Optional.empty())) {
            assertThatThrownBy(() -> client.send(machines("localhost"), BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void theCookieOfALoginGoesByTlsAlone() throws Exception {
        assertThat(
                        rig.client()
                                .post(
                                        "/api/v1/users",
                                        Map.of(
                                                "name",
                                                "eva",
                                                "role",
                                                "viewer",
                                                "password",
                                                "correct horse battery"))
                                .status())
                .isEqualTo(201);
        HttpRequest login =
                HttpRequest.newBuilder(uri("localhost", "/api/v1/login"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"user\":\"eva\",\"password\":\"correct horse battery\"}"))
                        .build();
        try (HttpClient client = client(trust())) {
            HttpResponse<String> answer = client.send(login, BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Set-Cookie").orElse(answer.body()))
                    .containsIgnoringCase("; secure");
        }
    }

    private HttpRequest machines(String host) {
        return HttpRequest.newBuilder(uri(host, "/api/v1/machines"))
                .header("Authorization", "Bearer " + rig.token)
                .build();
    }

    private URI uri(String host, String path) {
        return URI.create("https://" + host + ":" + port + path);
    }

    private static HttpClient client(Optional<SSLContext> trust) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        trust.ifPresent(builder::sslContext);
        return builder.build();
    }

    private Optional<SSLContext> trust() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Path authority = rig.config.data().resolve("tls").resolve(OwnCertificate.AUTHORITY_FILE);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "tarmac", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return Optional.of(context);
    }
}
