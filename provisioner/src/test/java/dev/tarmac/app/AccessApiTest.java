package dev.tarmac.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tarmac.json.JsonObject;
import dev.tarmac.json.MalformedJson;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Users, tokens and logins over REST.
class AccessApiTest extends RunningServer {
    private static final String PASSWORD = "correct horse battery";

    private void addUser(String name, String role) throws Exception {
        Client.Answer added =
                client.post(
                        "/api/v1/users", Map.of("name", name, "role", role, "password", PASSWORD));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.text()).doesNotContain(PASSWORD).doesNotContain("argon2");
    }

    private Client.Answer login(String name, String password, String... headers) throws Exception {
        return new Client(rig.config.url(), "")
                .post("/api/v1/login", Map.of("user", name, "password", password), headers);
    }

    private static String cookie(Client.Answer login) {
        String whole = login.header("Set-Cookie").orElseThrow();
        return whole.substring(0, whole.indexOf(';'));
    }

    @Test
    void aTokenIsMadeListedUsedAndDeleted() throws Exception {
        Client.Answer made =
                client.post(
                        "/api/v1/tokens",
                        Map.of("name", "ci", "role", "operator", "lifetimeSeconds", 3600));
        assertThat(made.status()).isEqualTo(201);
        String token = made.json().text("token");
        assertThat(token).startsWith("tarmac_ci_");
        assertThat(made.json().text("endsAt")).isNotBlank();
        String me = client.get("/api/v1/me", "Authorization", "Bearer " + token).text();
        assertThat(JsonObject.parse(me).text("name")).isEqualTo("ci");
        assertThat(JsonObject.parse(me).text("role")).isEqualTo("operator");
        String listed = client.get("/api/v1/tokens").text();
        assertThat(listed).contains("\"ci\"").doesNotContain(token);
        assertProblem(
                client.post("/api/v1/tokens", Map.of("name", "ci", "role", "viewer")),
                409,
                "is there already");
        assertThat(client.delete("/api/v1/tokens/ci").status()).isEqualTo(204);
        assertProblem(client.get("/api/v1/me", "Authorization", "Bearer " + token), 401, "deleted");
        assertProblem(client.delete("/api/v1/tokens/ci"), 404);
        assertThat(client.get("/api/v1/audit").json().list("entries", AccessApiTest::deed))
                .contains("token admin: token ci added", "token admin: token ci deleted");
    }

    private static String deed(JsonObject entry) throws MalformedJson {
        return entry.text("actor") + ": " + entry.text("subject") + " " + entry.text("action");
    }

    @Test
    void theLastAdminIsNotDeleted() throws Exception {
        assertProblem(client.delete("/api/v1/tokens/admin"), 409, "last admin");
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        assertProblem(
                client.post("/api/v1/tokens", Map.of("name", "a_b", "role", "viewer")),
                400,
                "the token",
                "a-z");
        assertProblem(
                client.post("/api/v1/tokens", Map.of("name", "x", "role", "root")),
                400,
                "'root' is no role",
                "viewer, operator, admin");
        assertProblem(
                client.post(
                        "/api/v1/tokens",
                        Map.of("name", "x", "role", "viewer", "lifetimeSeconds", 0)),
                400,
                "lives for 0 s");
        assertProblem(
                client.post(
                        "/api/v1/users",
                        Map.of("name", "x", "role", "viewer", "password", "short")),
                400,
                "at least 12");
    }

    @Test
    void aLoginGetsACookieThatScriptsCannotReadAndOtherSitesDoNotSend() throws Exception {
        addUser("eva", "operator");
        Client.Answer login = login("eva", PASSWORD);
        assertThat(login.status()).as(login.text()).isEqualTo(200);
        assertThat(login.json().text("role")).isEqualTo("operator");
        assertThat(login.header("Set-Cookie").orElseThrow())
                .startsWith("tarmac_session=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContainIgnoringCase("secure");
        assertThat(
                        login("eva", PASSWORD, "X-Forwarded-Proto", "https")
                                .header("Set-Cookie")
                                .orElseThrow())
                .containsIgnoringCase("secure");
        Client.Answer me = client.get("/api/v1/me", "Cookie", cookie(login));
        assertThat(me.json().text("kind")).isEqualTo("user");
        assertThat(me.json().text("csrf")).isEqualTo(login.json().text("csrf"));
    }

    @Test
    void whatChangesSomethingNeedsTheTokenOfTheLogin() throws Exception {
        addUser("otto", "operator");
        Client.Answer login = login("otto", PASSWORD);
        String path = "/api/v1/installs/0000000000/retry";
        assertProblem(
                client.post(path, "{}", "Cookie", cookie(login)), 403, "without its CSRF token");
        assertProblem(
                client.post(path, "{}", "Cookie", cookie(login), "X-Tarmac-Csrf", "wrong"),
                403,
                "CSRF");
        // Forms of other sites cannot set headers, and a field does not do at an address for data.
        assertProblem(
                client.post(
                        path,
                        "csrf=" + login.json().text("csrf"),
                        "Cookie",
                        cookie(login),
                        "Content-Type",
                        "application/x-www-form-urlencoded"),
                403,
                "CSRF");
        String csrf = login.json().text("csrf");
        assertProblem(
                client.post(path, "{}", "Cookie", cookie(login), "X-Tarmac-Csrf", csrf),
                404,
                "does not exist");
        assertProblem(
                client.post("/api/v1/tokens", "{}", "Cookie", cookie(login), "X-Tarmac-Csrf", csrf),
                403,
                "needs the role admin, and user otto has the role operator");
    }

    @Test
    void aLogoutEndsTheLogin() throws Exception {
        addUser("ida", "viewer");
        Client.Answer login = login("ida", PASSWORD);
        String csrf = login.json().text("csrf");
        Client.Answer out =
                client.post("/api/v1/logout", "", "Cookie", cookie(login), "X-Tarmac-Csrf", csrf);
        assertThat(out.status()).as(out.text()).isEqualTo(204);
        assertThat(out.header("Set-Cookie").orElseThrow()).contains("01-Jan-1970");
        assertProblem(client.get("/api/v1/me", "Cookie", cookie(login)), 401, "needs a token");
    }

    @Test
    void aNewPasswordEndsOldLogins() throws Exception {
        addUser("udo", "viewer");
        Client.Answer login = login("udo", PASSWORD);
        Map<String, String> next = Map.of("password", "another long password");
        assertThat(client.put("/api/v1/users/udo/password", next).status()).isEqualTo(204);
        assertProblem(client.get("/api/v1/me", "Cookie", cookie(login)), 401);
        assertThat(login("udo", "another long password").status()).isEqualTo(200);
        assertThat(client.delete("/api/v1/users/udo").status()).isEqualTo(204);
        assertProblem(client.put("/api/v1/users/udo/password", next), 404);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldInTheSameWords() throws Exception {
        addUser("kai", "viewer");
        Client.Answer wrong = login("kai", "not the password");
        Client.Answer unknown = login("nobody", "not the password");
        assertProblem(wrong, 401, "no such user, or that is not the password");
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(client.get("/api/v1/audit").json().list("entries", AccessApiTest::deed))
                .contains(
                        "server: user kai login refused",
                        "server: a user who does not exist login refused");
        login("kai", PASSWORD);
    }

    @Test
    void anotherSitesPageLogsNobodyIn() throws Exception {
        addUser("lea", "viewer");
        assertProblem(login("lea", PASSWORD, "Sec-Fetch-Site", "cross-site"), 403, "another site");
        assertProblem(
                login("lea", PASSWORD, "Origin", "http://elsewhere.example"), 403, "another site");
        String here = "http://127.0.0.1:" + rig.config.httpPort();
        assertThat(login("lea", PASSWORD, "Origin", here).status()).isEqualTo(200);
    }

    @Test
    void noSecretIsInTheDatabase() throws Exception {
        Path data = rig.config.data();
        for (String file : new String[] {"tarmac.db", "tarmac.db-wal"}) {
            Optional<Path> there = Optional.of(data.resolve(file)).filter(Files::exists);
            if (there.isEmpty()) continue;
            String bytes = Files.readString(there.get(), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain(rig.token.substring("tarmac_admin_".length()));
        }
    }
}
