package dev.tarmac.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.tarmac.access.Account;
import dev.tarmac.access.AccountName;
import dev.tarmac.access.ApiToken;
import dev.tarmac.cli.CommandLineFixture;
import dev.tarmac.cli.system.Terminal;
import dev.tarmac.store.AccountRows;
import dev.tarmac.store.Database;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tokens of the command line, users and tokens of the server.
class AccessCommandsTest {
    @TempDir private Path folder;
    private final List<String> asked = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";
    private CommandLineFixture tarmac;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        tarmac = new CommandLineFixture(folder);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server=http://127.0.0.1:" + server.getAddress().getPort());
        return tarmac.run(all.toArray(String[]::new));
    }

    @Test
    void theTokenComesFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "tarmac_ci_secret\n");
        answer = "{\"machines\":[]}";
        assertThat(run("machine", "list", "--token-file", file.toString())).isZero();
        assertThat(shown).containsExactly("Bearer tarmac_ci_secret");
        assertThat(run("machine", "list")).isZero();
        assertThat(shown.getLast()).isNull();
    }

    @Test
    void whatCannotBeATokenIsNotSent() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "one\ntwo\n");
        assertThat(run("machine", "list", "--token-file", file.toString())).isOne();
        assertThat(tarmac.err()).contains("holds something that is no token", "fix: ");
        assertThat(asked).isEmpty();
        assertThat(run("machine", "list", "--token-file", folder.resolve("none").toString()))
                .isEqualTo(2);
    }

    @Test
    void whoHasNoTokenIsToldWhereToGetOne() throws Exception {
        status = 401;
        answer = "{\"where\":\"x\",\"what\":\"y\",\"fix\":\"z\"}";
        assertThat(run("machine", "list")).isOne();
        assertThat(tarmac.err())
                .contains("asks for a token", "TARMAC_TOKEN", "--token-file", "--data DIR");
        Path file = Files.writeString(folder.resolve("token"), "tarmac_ci_secret\n");
        assertThat(run("machine", "list", "--token-file", file.toString())).isOne();
        assertThat(tarmac.err()).contains("does not take this token").doesNotContain("secret");
    }

    @Test
    void aNewTokenIsAloneOnStandardOutput() {
        answer = "{\"name\":\"ci\",\"token\":\"tarmac_ci_abc\"}";
        assertThat(run("token", "add", "ci", "--role", "operator", "--expires", "90d")).isZero();
        assertThat(tarmac.out()).isEqualToNormalizingNewlines("tarmac_ci_abc\n");
        assertThat(tarmac.err()).contains("shown this once");
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/tokens {\"name\":\"ci\",\"role\":\"operator\","
                                + "\"lifetimeSeconds\":7776000}");
        assertThat(run("token", "add", "ci", "--role", "viewer", "-o", "json")).isZero();
        assertThat(tarmac.out()).contains("\"token\"", "tarmac_ci_abc");
    }

    @Test
    void rolesAndTimesThatAreNoneAreUsageErrors() {
        assertThat(run("token", "add", "ci", "--role", "root")).isEqualTo(2);
        assertThat(tarmac.err()).contains("viewer, operator, admin");
        assertThat(run("token", "add", "ci", "--role", "viewer", "--expires", "soon")).isEqualTo(2);
        assertThat(tarmac.err()).contains("90d");
        assertThat(run("token", "add", "ci")).isEqualTo(2);
    }

    @Test
    void aPasswordIsReadFromStandardInput() {
        assumeFalse(Terminal.isOpen(Terminal.INPUT), "whoever runs the tests would be asked");
        InputStream before = System.in;
        System.setIn(
                new ByteArrayInputStream("a long password\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run("user", "add", "eva", "--role", "viewer")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/users {\"name\":\"eva\",\"role\":\"viewer\","
                                + "\"password\":\"a long password\"}");
        assertThat(tarmac.out()).contains("user eva: added").doesNotContain("password");
    }

    @Test
    void listsAreTables() {
        answer =
                "{\"tokens\":[{\"name\":\"ci\",\"role\":\"viewer\",\"createdAt\":\"2026-01-01T00:00:00Z\"}]}";
        assertThat(run("token", "list")).isZero();
        assertThat(tarmac.out().lines())
                .containsExactly(
                        "NAME  ROLE    CREATED               ENDS",
                        "ci    viewer  2026-01-01T00:00:00Z  -");
    }

    /// The way back in for who owns the server.
    @Test
    void aTokenIsMadeInTheDatabaseItself() throws Exception {
        String data = folder.resolve("data").toString();
        String[] add = {"token", "add", "rescue", "--role", "admin", "--data", data};
        assertThat(tarmac.run(add)).isOne();
        assertThat(tarmac.err()).contains("holds no tarmac.db");
        Path file = folder.resolve("data/tarmac.db");
        Database.open(file).close();
        assertThat(tarmac.run(add)).isZero();
        ApiToken token = ApiToken.parse(tarmac.out().strip()).orElseThrow();
        try (Database database = Database.open(file)) {
            Optional<Account> account =
                    new AccountRows(database).find(Account.Kind.TOKEN, new AccountName("rescue"));
            assertThat(account.orElseThrow().hash().matches(token.secret())).isTrue();
        }
        assertThat(tarmac.run(add)).isOne();
        assertThat(tarmac.err()).contains("is there already");
        assertThat(asked).isEmpty();
    }
}
